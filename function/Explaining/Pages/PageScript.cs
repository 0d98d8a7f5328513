namespace Kyma.Krm.Explaining.Pages;

/// <summary>
/// What depends on the day is worked out where the page is read: the page itself is the same bytes every day, and an
/// old copy still tells the truth. Without scripts only "today" and "days left" are missing, and a link to something
/// folded does not open it.
/// </summary>
internal static class PageScript
{
    public const string Js = """
        const now = Date.now(), day = 864e5;
        for (const mark of document.querySelectorAll(".today")) {
          const at = (now - mark.dataset.from) / (mark.dataset.until - mark.dataset.from) * 100;
          if (at < 0 || at > 100) continue;
          const line = mark.querySelector("line"), text = mark.querySelector("text");
          line.setAttribute("x1", at + "%");
          line.setAttribute("x2", at + "%");
          text.setAttribute("x", at + "%");
          text.setAttribute("dx", at > 85 ? -5 : 5);
          text.setAttribute("text-anchor", at > 85 ? "end" : "start");
          mark.classList.add("shown");
        }
        const open = () => {
          for (let at = document.getElementById(location.hash.slice(1)); at; at = at.parentElement)
            if (at.tagName === "DETAILS") at.open = true;
        };
        addEventListener("hashchange", open);
        open();
        for (const left of document.querySelectorAll(".left")) {
          const days = Math.floor((left.dataset.until - now) / day), ahead = Math.ceil((left.dataset.from - now) / day);
          left.textContent = ahead > 0 ? `begins in ${ahead} days`
            : days < 0 ? `expired ${-days} days ago`
            : `${days} days left`;
          left.classList.toggle("late", days < 30);
        }
        """;
}
