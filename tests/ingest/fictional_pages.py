"""Pages of a fictional city's site around a text, in the page families that such sites have."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

TITLE = "2022年云汀市政府工作报告"
_MENU = "".join(
    f'<li><a href="/ns_class/{n}">{word}</a></li>' for n, word in enumerate(("首页", "政务公开", "走进云汀"))
)
_NEWS = "".join(
    f'<tr><td><a href="/ns_news/{n}">渡口早市开张，摊主们忙着卸货；第{n}批渔船昨日靠岸。</a></td></tr>'
    for n in range(9)
)
_HEAD = f"""<head><meta charset="gb2312"><title>{TITLE}_云汀市人民政府</title>
<meta name="ArticleTitle" content="{TITLE}"><meta name="PubDate" content="2022-01-18 09:30">
<style>.NewsContent {{ line-height: 2; color: red; }}</style>
<script>var count = "渡口，码头；夜市。";</script></head>"""
_FOOT = """<div class="footer">主办：云汀市人民政府办公室　网站标识码：0000000000<br>
扫一扫在手机打开当前页</div>
<script src="/js/counter.js"></script></body></html>"""


def news_page(paragraphs: Sequence[str]) -> str:
    """A news page: tables for layout, a counter and font sizes above the body, a paragraph in each p."""
    body = "\r\n".join(f"<p>&emsp;&emsp;{escape(p.strip())}</p>" for p in paragraphs)
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN"><html>{_HEAD}<body>
<ul class="menu">{_MENU}</ul><table width="100%"><tr><td width="200"><table>{_NEWS}</table></td><td><table>
<tr><td class="place"><a href="/">首页</a> &gt;&gt; <a href="/n">新闻中心</a> &gt;&gt; 正文</td></tr>
<tr><td class="NewsTitle">{TITLE}</td></tr>
<tr><td>发布日期:2022-01-18&nbsp;&nbsp;浏览次数:<span id="hits">1024</span>&nbsp;
字号:〖<a href="#">默认</a> 超大〗</td></tr>
<tr><td id="czfxfontzoom" class="NewsContent">
{body}
</td></tr></table></td></tr></table>{_FOOT}"""


def disclosure_page(paragraphs: Sequence[str]) -> str:
    """An information-disclosure page: a table of metadata, then one cell whose lines br parts."""
    body = "<br />\n<br />\n".join(f"　　{escape(p.strip())}" for p in paragraphs)
    return f"""<html>{_HEAD}<body><nav>{_MENU}</nav><form><table class="xxgk"><tr>
<td class="GovInfoHead">信息名称：{TITLE}</td><td class="GovInfoHead">索引号：000000000/2022-00001</td></tr>
<tr><td>发布机构：市政府办公室</td><td>生成日期：2022-01-11</td></tr><tr><td>内容概述：{TITLE}，全文。</td>
<td>公开方式：主动公开</td></tr><tr><td colspan="2" class="GovInfoContent">
<span style="font-size:14pt">{body}</span></td></tr></table></form>{_FOOT}"""


def print_view(paragraphs: Sequence[str]) -> str:
    """A page to print: a bare table without a head; every paragraph a div with its runs in spans."""
    body = "".join(
        f'<div><span>{escape(p.strip()[:7])}</span><span lang="EN-US">{escape(p.strip()[7:])}</span></div>'
        for p in paragraphs
    )
    return f"""<table border="1"><tr><td>信息名称</td><td>{TITLE}</td></tr>
<tr><td>公开日期</td><td>2022-01-18</td></tr><tr><td colspan="2">{body}</td></tr></table>"""


FAMILIES = {"news": news_page, "disclosure": disclosure_page, "print": print_view}
SELECTORS = {"news": "td#czfxfontzoom", "disclosure": "td.GovInfoContent", "print": "td[colspan]"}
