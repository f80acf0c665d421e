"""A paper as Akoma Ntoso 3.0 XML, named and modelled as the UN guidelines (AKN4UN) ask.

Section (I.) > title (A.) > paragraph (1.) > list > point (a) > list > point (i). Paragraphs run through the
whole paper, so their eId needs no section before it (`para_8`) and survives a change of headings; `wId` is
the block's own id, which survives renumbering. What has no place in this series (a closing paragraph, a
table, a chart) stands in an `alinea`. An annex is a document in its own language; the eIds of its blocks
begin with its place (`att_1__para_2`).
"""

from intersession.papers.akn.document import render
from intersession.papers.akn.naming import Addresses, Names, address, names, number

__all__ = ["Addresses", "Names", "address", "names", "number", "render"]
