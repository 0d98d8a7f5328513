using System.Text;
using Kyma.Krm.Explaining.Pictures;
using Kyma.Krm.Tracing;

namespace Kyma.Krm.Explaining.Pages;

/// <summary>On the page: what each namespace reaches, and where requests from outside end.</summary>
internal static class ReachPart
{
    public static void Write(StringBuilder html, PackageReach? reach)
    {
        if (reach is null || reach.Clients.Count + reach.Hosts.Count == 0)
            return;
        html.Append("<article>\n<h2>What happens to requests</h2>\n");
        foreach (var (i, client) in reach.Clients.Index())
        {
            html.Append($"<section>\n<h3>What {Markup.Escape(client.Client)} reaches</h3>\n");
            PageParts.Picture(html, ReachPicture.Of(client), $"r{i}", $"What {client.Client} reaches");
            PageParts.Table(html, ["To", "Result", "How", "By"], client.Rows.Select(Cells));
            html.Append("</section>\n");
        }

        if (reach.Hosts.Count > 0)
        {
            html.Append("<section>\n<h3>Where requests from outside end</h3>\n");
            PageParts.Picture(html, ReachPicture.Of(reach.Hosts), "rh", "Where requests from outside end");
            PageParts.Table(html, ["Host", "Result", "How", "By"], reach.Hosts.Select(Cells));
            html.Append("</section>\n");
        }

        if (reach.IsCut)
            html.Append("<p>There is more than is shown here; kyma-krm trace shows all of it.</p>\n");
        html.Append("</article>\n");
    }

    static string[] Cells(ReachRow row) =>
        new[] { row.To, row.Word, row.How, row.By }.Select(PageParts.Lines).ToArray();
}
