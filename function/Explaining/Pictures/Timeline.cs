using System.Globalization;
using System.Text;
using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Explaining.Pictures;

/// <summary>
/// Certificates and when they are valid, each a bar over a common scale. Positions are shares of the width, so that
/// text keeps its size on any screen.
/// </summary>
internal sealed class Timeline
{
    const int Row = 58;
    const int Axis = 26;

    /// <summary>In this unit the scale has at most so many marks; more would run into each other at 375 px.</summary>
    const int MostMarks = 5;

    static readonly int[] MonthsBetweenMarks = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200];

    readonly DateTimeOffset _from;
    readonly DateTimeOffset _until;

    Timeline(IReadOnlyList<ValidityPeriod> validities)
    {
        var (first, last) = (
            validities.Min(validity => validity.NotBefore),
            validities.Max(validity => validity.NotAfter)
        );
        var margin = (last - first) / 20;
        (_from, _until) = (first - margin, last + margin);
    }

    public static string Draw(IReadOnlyList<ValidityPeriod> validities, string id)
    {
        var timeline = new Timeline(validities);
        var height = (validities.Count * Row) + Axis;
        var description = string.Join(
            ' ',
            validities.Select(validity =>
                $"{validity.Label} is valid from {Day(validity.NotBefore)} until {Day(validity.NotAfter)}."
            )
        );
        var svg = new StringBuilder(
            $"""
            <svg class="timeline" width="100%" height="{height}" role="img" aria-labelledby="{id}-t {id}-d">
            <title id="{id}-t">When certificates are valid</title><desc id="{id}-d">{Markup.Escape(description)}</desc>

            """
        );
        foreach (var mark in timeline.Marks())
            svg.Append(
                $"<line class=\"mark\" x1=\"{timeline.At(mark)}\" x2=\"{timeline.At(mark)}\" y1=\"0\" "
                    + $"y2=\"{height - Axis}\"/><text class=\"axis\" x=\"{timeline.At(mark)}\" y=\"{height - 8}\" "
                    + $"text-anchor=\"middle\">{timeline.MarkText(mark)}</text>\n"
            );
        foreach (var (i, validity) in validities.Index())
            timeline.Bar(svg, validity, i * Row);

        // Over the bars, and below what is written on them.
        svg.Append(
            $"<g class=\"today\" data-from=\"{timeline._from.ToUnixTimeMilliseconds()}\" "
                + $"data-until=\"{timeline._until.ToUnixTimeMilliseconds()}\"><line y1=\"0\" "
                + $"y2=\"{height - Axis}\"/><text y=\"{height - Axis - 4}\">today</text></g>\n"
        );
        foreach (var (i, validity) in validities.Index())
            timeline.Words(svg, validity, i * Row);
        return svg.Append("</svg>\n").ToString();
    }

    void Bar(StringBuilder svg, ValidityPeriod validity, int top)
    {
        var share = (validity.NotAfter - validity.NotBefore) / (_until - _from);
        svg.Append(
            $"<rect class=\"valid\" x=\"{At(validity.NotBefore)}\" y=\"{top + 19}\" "
                + $"width=\"{Percent(share)}\" height=\"22\" rx=\"5\"/>\n"
        );
    }

    void Words(StringBuilder svg, ValidityPeriod validity, int top)
    {
        var share = (validity.NotAfter - validity.NotBefore) / (_until - _from);
        var label = Markup.Escape(ShownText.Shortened(validity.Label, MostLabel));
        svg.Append($"<text class=\"said\" x=\"2\" y=\"{top + 13}\">{label}</text>");

        // Both dates need 170 px; a bar that is shorter on a phone carries none, for they stand in the text beside the
        // picture.
        if (share > 0.52)
            svg.Append(
                $"<text class=\"on\" x=\"{At(validity.NotBefore)}\" dx=\"6\" "
                    + $"y=\"{top + 34}\">{Day(validity.NotBefore)}</text><text class=\"on\" "
                    + $"x=\"{At(validity.NotAfter)}\" dx=\"-6\" y=\"{top + 34}\" "
                    + $"text-anchor=\"end\">{Day(validity.NotAfter)}</text>"
            );

        svg.Append('\n');
    }

    IEnumerable<DateTimeOffset> Marks()
    {
        var months = MonthsBetweenMarks.FirstOrDefault(
            step => (_until - _from).TotalDays / (30.44 * step) <= MostMarks,
            MonthsBetweenMarks[^1]
        );
        var mark =
            months < 12
                ? new DateTimeOffset(_from.Year, 1, 1, 0, 0, 0, TimeSpan.Zero)
                : new DateTimeOffset(
                    Math.Max(1, _from.Year / (months / 12) * (months / 12)),
                    1,
                    1,
                    0,
                    0,
                    0,
                    TimeSpan.Zero
                );
        for (; mark < _until && mark.Year < 9000; mark = mark.AddMonths(months))
        {
            if (Share(mark) is > 0.06 and < 0.94)
                yield return mark;
        }
    }

    string MarkText(DateTimeOffset mark) =>
        mark.ToString((_until - _from).TotalDays > 5 * 365 ? "yyyy" : "yyyy-MM", CultureInfo.InvariantCulture);

    string At(DateTimeOffset time) => Percent(Share(time));

    double Share(DateTimeOffset time) => (time - _from) / (_until - _from);

    static string Percent(double share) => $"{Markup.Number(share * 100)}%";

    static string Day(DateTimeOffset time) => CertificateWords.Day(time);

    /// <summary>SVG does not wrap; so many characters fit 375 px.</summary>
    const int MostLabel = 46;
}
