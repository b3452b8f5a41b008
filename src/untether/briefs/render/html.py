"""x."""

from untether.briefs.render.told import ToldBrief


def render_html(brief: ToldBrief) -> str:
    """X."""
    return ""
