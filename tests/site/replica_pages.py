"""Pages as the sites of families.toml have them, around the lines of a fictional report."""

from __future__ import annotations

import json
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_MENU = "".join(
    f'<li><a href="/ns_class/{code}">{word}</a></li>'
    for code, word in (("zxzx", "云汀要闻"), ("zwgk_05", "政务公开"), ("bmdt", "部门动态"))
)
_FOOT = """<div class="foot">主办：云汀市人民政府办公室　技术：漪江风讯<br>
扫一扫在手机打开当前页　智能问答</div>
</body></html>"""


@dataclass(frozen=True)
class Article:
    """What a page is about."""

    title: str
    lines: Sequence[str]
    published_on: str = "2024-01-21"
    produced_on: str = "2024-01-16"
    index_number: str = "000000000/2024-00020"
    wrapped: bool = False
    """Lines are broken where a page of paper was, not where paragraphs end."""
    views: int = 1208


def paragraphs(article: Article) -> str:
    """The text as elements: a paragraph in each p, or lines with br between them."""
    lines = [escape(line, quote=False) for line in article.lines]
    if article.wrapped:
        return "<p>" + "<br/>\n".join(lines) + "</p>"
    return "\n".join(f'<p style="text-align: justify;">{line}</p>' for line in lines if line.strip())


def news_page(article: Article) -> str:
    """`/ns_news/<id>`: layout tables, a counter and font sizes above the body."""
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN"><html><head>
<title>{article.title}_云汀市人民政府</title><script src="/js/top.js"></script></head><body>
<a href="/big5/">繁體中文</a> <a href="/en/">English</a> 长者模式<ul>{_MENU}</ul>
<table width="980"><tr><td class="NewsPlace">首页 &gt;&gt; 新闻中心 &gt;&gt; 正文</td></tr>
<tr><td class="NewsTitle">{article.title}</td></tr>
<tr><td class="NewsInfo">发布日期:{article.published_on}&nbsp;
浏览次数:
<span id="hits">{article.views}</span>&nbsp;
字号:〖<a href="#">默认</a> <a href="#">超大</a> 大 中 小〗</td></tr>
<tr><td id="czfxfontzoom" class="NewsContent">
{paragraphs(article)}
</td></tr>
<tr><td class="NewsNext">上一篇：渡口新桥通车　下一篇：早市搬了新家，摊主们说买卖更旺了。
</td></tr></table>{_FOOT}"""


def _metadata(article: Article, cell: str) -> str:
    rows = (
        ("信息名称", article.title),
        ("索引号", article.index_number),
        ("法定主动公开分类", "政府工作报告"),
        ("公开方式", "主动公开"),
        ("发布机构", "市政府办公室"),
        ("生成日期", article.produced_on),
        ("公开日期", article.published_on),
        ("废止日期", "有效"),
        ("内容概述", article.title),
    )
    return "".join(
        f'<tr><td class="{cell}">{name}：</td><td colspan="3">{value}</td></tr>' for name, value in rows
    )


def disclosure_page(article: Article) -> str:
    """`/gi_news/<id>`: a table of metadata above the body."""
    return f"""<html><head><title>{article.title} - 信息公开</title></head><body><ul>{_MENU}</ul>
<table class="GovInfo">{_metadata(article, "GovInfoHead")}</table>
<table><tr><td class="GovInfoContent">
{paragraphs(article)}
</td></tr></table>{_FOOT}"""


def print_page(article: Article) -> str:
    """`/downxxgk.php?fid=<id>`: the same metadata and the text in one bare table."""
    return f"""<html><body><table border="1">{_metadata(article, "")}
<tr><td colspan="4">{paragraphs(article)}</td></tr></table></body></html>"""


def congress_page(article: Article) -> str:
    """`/html/<site>/…`: a page of the People's Congress or of another sub-site."""
    return f"""<html><head><title>{article.title}-云汀人大</title></head><body>
<div class="top">云汀市人大常委会</div><table><tr><td class="NewsTitle">{article.title}</td></tr>
<tr><td>发布日期:{article.published_on} 访问次数:<script>hits()</script> 字号:〖大 中 小〗</td></tr>
<tr><td id="czfxcontent">
{paragraphs(article)}
</td></tr></table>{_FOOT}"""


def elder_page(article: Article) -> str:
    """`/content/suitable/show?…`: the view for the elderly, without menus."""
    return f"""<html><body><h1>{article.title}</h1><p>发布日期：{article.published_on}</p>
<div class="pages_content">{paragraphs(article)}</div></body></html>"""


def old_article(article: Article) -> str:
    """`/site1/czrb/…/content_<n>.htm`: the e-paper's old layout, in GBK."""
    return f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312">
<title>云汀日报数字报</title></head><body>
<table bgcolor="#d8d9bd"><tr><td><img src="p1.jpg"></td></tr></table>
<table><tr valign="top"><td><strong>{article.title}</strong></td></tr></table>
<div id="ozoom" style="zoom:100%">{paragraphs(article)}</div>
<div>版权所有：云汀日报，未经许可不得转载。</div></body></html>"""


def new_article(article: Article) -> str:
    """`/czrbpaper/pc/con/…`: the e-paper's new layout."""
    return f"""<html><head><meta charset="utf-8"><title>云汀日报</title></head><body>
<div class="header">云汀日报　{article.published_on}</div><h2>{article.title}</h2>
<div id="ozoom"><founder-content>{paragraphs(article)}</founder-content></div></body></html>"""


def issue_page(articles: Iterable[tuple[str, str]]) -> str:
    """`node_<n>.htm`: the articles on one page of an issue, as address and title."""
    rows = "".join(f'<li><a href="{address}">{title}</a></li>' for address, title in articles)
    next_page = '<a href="node_3.htm">下一版</a>'
    return f'<html><body><div class="newslist"><ul>{rows}</ul></div>{next_page}</body></html>'


def reprint_page(article: Article) -> str:
    """`/newarea/roll/…shtml`: a reprint with its source."""
    return f"""<html><head><meta charset="utf-8"><title>{article.title}_区域经济</title></head><body>
<h1>{article.title}</h1><div class="info">{article.published_on} 09:30　来源：云汀日报</div>
<div class="content"><div class="TRS_Editor">
{paragraphs(article)}
</div></div><a href="/zt/zlk/bg/">点击查阅更多地方政府工作报告</a></body></html>"""


Row = tuple[str, str, str]
"""Address, title and day of a row of a list; without an address a row that holds no link."""


def list_fragment(rows: Iterable[Row]) -> str:
    """`/ns_class/zwgk_18?act=ajax…`: JSON around a table; link texts are cut short, titles are whole."""
    table = "".join(_row(*row) for row in rows)
    return json.dumps({"status": 10, "html": f"<table>{table}</table>", "page": "1"}, ensure_ascii=False)


def nothing_listed() -> str:
    """What the same address answers where it has no data."""
    return json.dumps({"status": 0, "msg": "暂无数据"}, ensure_ascii=False)


def _row(address: str, title: str, day: str) -> str:
    short = title if len(title) < 12 else title[:10] + "…"
    link = f'<a href="{address}" title="{title}" target="_blank">{short}</a>' if address else title
    return f"<tr><td>{link}</td><td>{day}</td></tr>"


def list_page(rows: Iterable[Row]) -> str:
    """`/class/<letters>`: a list of a sub-site, days in brackets."""
    table = "".join(_row(address, title, f"[{day}]") for address, title, day in rows)
    return f'<html><body><table class="border2">{table}</table></body></html>'


def search_answer(rows: Sequence[Row]) -> str:
    """`POST /xy/Search.do`: what the newspaper's search finds, words that were found marked."""
    articles = [
        {
            "title": title.replace("报告", "<em>报告</em>"),
            "url": url,
            "enpcontent": "……",
            "date": f"{day} 00:00",
        }
        for url, title, day in rows
    ]
    return json.dumps({"foundNum": len(rows), "article": articles}, ensure_ascii=False)


def challenge_page() -> str:
    """What a guard of a site sends instead of a page, with status 200."""
    script = "document.cookie='__jsl_clearance=1.0';location.reload()"
    return f"<html><head><script>{script}</script></head><body>请开启JavaScript并刷新该页.</body></html>"
