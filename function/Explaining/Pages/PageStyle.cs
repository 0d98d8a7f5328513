namespace Kyma.Krm.Explaining.Pages;

/// <summary>
/// How the page looks: light and dark, on a phone and on paper. Every pair of text and ground has a contrast of at
/// least 4.5 (WCAG 2.2, AA).
/// </summary>
internal static class PageStyle
{
    public const string Css = """
        :root{color-scheme:light dark;--ground:#f6f7f9;--card:#fff;--text:#1a1f26;--soft:#56606b;--line:#d5dae0;
        --accent:#0a58ad;
        --origin:#6b7580;--gateway:#0a58ad;--host:#0b7285;--application:#1a7f37;--external:#9a5b00;--open:#b3261e;
        --refused:#6b7580;--error:#b3261e;--warning:#8a5300;--info:#0a58ad;--bar:#cfe3f7;--bartext:#0b3a6b;
        --sans:system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;
        --mono:ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace}
        @media screen and (prefers-color-scheme:dark){:root{--ground:#0e1318;--card:#161c23;--text:#e5ebf1;
        --soft:#a3adb8;--line:#323b45;--accent:#79b8ff;
        --origin:#a3adb8;--gateway:#79b8ff;--host:#56c4d8;--application:#56d07b;--external:#f0b45c;--open:#ff8f87;
        --refused:#a3adb8;--error:#ff8f87;--warning:#f0b45c;--info:#79b8ff;--bar:#1d4269;--bartext:#d6e9ff}}
        *{box-sizing:border-box}
        body{margin:0;background:var(--ground);color:var(--text);font:16px/1.5 var(--sans)}
        main{max-width:1080px;margin:0 auto;padding:32px 24px 64px}
        h1{font-size:28px;line-height:1.2;margin:0 0 4px}h2{font-size:22px;margin:40px 0 8px}
        h3{font-size:17px;margin:0 0 12px}
        p{margin:0 0 8px}.lead,.soft{color:var(--soft)}
        section{background:var(--card);border:1px solid var(--line);border-radius:12px;padding:20px;margin:16px 0}
        code,td.name{font-family:var(--mono);font-size:.86em}code{overflow-wrap:anywhere}
        nav ul{list-style:none;padding:0;margin:0 0 8px;font-size:14.5px}nav li{margin:2px 0}a{color:var(--accent)}
        section h2{margin:0 0 8px}
        .line,.change{font:400 13px var(--sans);color:var(--soft)}
        .change{border:1px solid var(--line);border-radius:5px;padding:0 6px;margin:0 8px}
        details{margin:4px 0}summary{cursor:pointer;overflow-wrap:anywhere}details details{margin-left:16px}
        pre{font:13px/1.45 var(--mono);background:var(--ground);border:1px solid var(--line);border-radius:8px;
        padding:10px 12px;margin:6px 0 12px;overflow-x:auto}
        p{overflow-wrap:anywhere}
        dl{display:grid;grid-template-columns:fit-content(40%) 1fr;gap:6px 20px;margin:0}
        dt{color:var(--soft);overflow-wrap:anywhere}dd{margin:0;overflow-wrap:anywhere}
        .picture+dl,.timeline+dl,.picture+table,dl+table,dl+.timeline{margin-top:20px}
        .glance{display:flex;flex-wrap:wrap;gap:8px;list-style:none;padding:0;margin:16px 0}
        .glance li{background:var(--card);border:1px solid var(--line);border-radius:999px;padding:4px 14px;
        font-size:14px}
        .glance strong{font-weight:650}
        table{border-collapse:collapse;width:100%;font-size:14.5px}
        caption{text-align:left;font-weight:600;padding:0 0 6px}
        th{text-align:left;color:var(--soft);font-weight:600;padding:6px 12px 6px 0;border-bottom:1px solid var(--line);
        vertical-align:bottom}
        td{padding:8px 12px 8px 0;border-bottom:1px solid var(--line);vertical-align:top;overflow-wrap:break-word}
        td.name{min-width:9.5em}tr:last-child td{border-bottom:0}
        .open{border-left:4px solid var(--open)}.open ul{margin:0;padding-left:20px}.open li{margin:4px 0}
        .findings{list-style:none;margin:0;padding:0}.findings li{padding:12px 0;border-bottom:1px solid var(--line)}
        .findings li:last-child{border:0;padding-bottom:0}
        .level{display:inline-block;border:1.5px solid;border-radius:5px;padding:0 7px;font-size:13px;font-weight:650;
        margin-right:8px}
        .level.error{color:var(--error)}.level.warning{color:var(--warning)}.level.info{color:var(--info)}
        svg{display:block;max-width:100%}svg.wide{height:auto}svg.tall{display:none;width:100%;height:auto}
        svg text{fill:var(--text);font-family:var(--sans);font-size:12px}
        svg .name{font-family:var(--mono);font-size:12.5px;font-weight:600}svg .said{fill:var(--soft)}
        .node rect{fill:var(--card);stroke:var(--line)}.node rect.strip{stroke:none}
        .way{fill:none;stroke:var(--soft);stroke-width:1.4}.tip{fill:var(--soft)}
        .cross{fill:none;stroke:var(--open);stroke-width:2}
        .origin .strip{fill:var(--origin)}.gateway .strip{fill:var(--gateway)}.host .strip{fill:var(--host)}
        .application .strip{fill:var(--application)}.external .strip{fill:var(--external)}
        .node.open rect:not(.strip){stroke-dasharray:5 4;stroke:var(--open)}
        .node.refused rect:not(.strip){stroke-dasharray:5 4;stroke:var(--refused)}.node.open .strip{fill:var(--open)}
        .node.refused .strip{fill:var(--refused)}
        .way.open,.way.refused{stroke-dasharray:5 4}.way.open{stroke:var(--open)}.tip.open{fill:var(--open)}
        .valid{fill:var(--bar)}.timeline text.on{fill:var(--bartext);font-size:11.5px;paint-order:stroke;
        stroke:var(--bar);stroke-width:5px}.timeline text.axis{fill:var(--soft)}.mark{stroke:var(--line)}
        .timeline .said{paint-order:stroke;stroke:var(--card);stroke-width:3px}
        .today{display:none}.today.shown{display:block}.today line{stroke:var(--open);stroke-width:2}
        .today text{fill:var(--open);font-weight:650}
        .left{font-weight:600}.left.late{color:var(--error)}
        footer{color:var(--soft);font-size:14px;margin-top:32px}
        @media screen and (max-width:720px){main{padding:20px 16px 40px}
        section{padding:16px 7px 16px 7px;border-radius:10px}section>:not(svg){margin-left:8px;margin-right:8px}
        h1{font-size:24px}svg.wide{display:none}svg.tall{display:block}
        dl{grid-template-columns:1fr;gap:0}dd{margin-bottom:10px}
        table,tbody,tr,td,caption{display:block;width:auto}thead{position:absolute;clip-path:inset(50%);width:1px;
        height:1px;overflow:hidden}
        tr{padding:10px 0;border-bottom:1px solid var(--line)}tr:last-child{border:0}
        td{border:0;padding:1px 0;overflow-wrap:anywhere}
        td[data-head]::before{content:attr(data-head) ": ";color:var(--soft);font-family:var(--sans);font-size:14px}}
        @media print{:root{--ground:#fff}body{font-size:11pt}main{max-width:none;padding:0}
        section{border:0;border-top:1px solid var(--line);border-radius:0;padding:12px 0;margin:0}
        h1,h2,h3{break-after:avoid}tr,li,svg{break-inside:avoid}
        .open{border-left:4px solid var(--open);padding-left:12px}
        *{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
        """;
}

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
