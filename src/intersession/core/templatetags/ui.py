"""Filters that show the record's texts, dates and figures on a page; load with `{% load ui %}`."""

from django.template import Library

from intersession.core import wording

register = Library()

register.filter("said", wording.said, is_safe=True)
register.filter("marked", wording.marked, is_safe=True)
register.filter("plainly", wording.plainly)
register.filter("when", wording.when)
register.filter("language_name", wording.named)
register.filter("figure", wording.figure, is_safe=True)
register.filter("counted", wording.counted)
register.filter("sources", wording.sources, is_safe=True)
register.filter("unverified", wording.unverified, is_safe=True)
register.simple_tag(wording.colon, name="colon")
register.simple_tag(wording.semicolon, name="semicolon")
