"""Charts in a Word file: the SVG as it is, and the same drawing in pixels for readers that know no SVG."""

import struct

import typst
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from intersession.papers import charts, tree
from intersession.papers.docx import elements, styles

PIXELS = 200  # an inch
WIDE = styles.MEASURE * 635  # the width of the text in the units of drawings, 914 400 an inch
PNG_SIZE = struct.Struct(">II")
VECTOR = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
VECTORS = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"  # the extension under which Word looks for the SVG
INLINE = """
<w:drawing xmlns:w="{w}" xmlns:r="{r}" xmlns:wp="{wp}" xmlns:a="{a}" xmlns:pic="{pic}">
  <wp:inline distT="0" distB="0" distL="0" distR="0">
    <wp:extent cx="{wide}" cy="{high}"/>
    <wp:docPr id="{number}" name="Chart {number}"/>
    <wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>
    <a:graphic><a:graphicData uri="{pic}"><pic:pic>
      <pic:nvPicPr><pic:cNvPr id="{number}" name="Chart {number}"/><pic:cNvPicPr/></pic:nvPicPr>
      <pic:blipFill>
        <a:blip r:embed="{pixels}"><a:extLst><a:ext uri="{vectors}">
          <asvg:svgBlip xmlns:asvg="{asvg}" r:embed="{vector}"/>
        </a:ext></a:extLst></a:blip>
        <a:stretch><a:fillRect/></a:stretch>
      </pic:blipFill>
      <pic:spPr>
        <a:xfrm><a:off x="0" y="0"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm>
        <a:prstGeom prst="rect"><a:avLst/></a:prstGeom>
      </pic:spPr>
    </pic:pic></a:graphicData></a:graphic>
  </wp:inline>
</w:drawing>
"""
COMPACT = etree.XMLParser(remove_blank_text=True, resolve_entities=False)


def picture(part: Part, number: int, chart: tree.Chart) -> elements.Element:
    """Place the drawing of the chart as wide as the text, with its words for those who do not see it."""
    vector = elements.legal(charts.svg(chart.drawing, chart.alt))
    pixels = _pixels(vector)
    wide, high = PNG_SIZE.unpack_from(pixels, 16)
    markup = INLINE.format(
        **elements.SPACES,
        asvg=VECTOR,
        vectors=VECTORS,
        number=number,
        wide=WIDE,
        high=WIDE * high // wide,
        pixels=_related(part, f"chart{number}.png", "image/png", pixels),
        vector=_related(part, f"chart{number}.svg", "image/svg+xml", vector.encode()),
    )
    drawing = etree.fromstring(markup, COMPACT)
    for described in drawing.iter(f"{{{elements.WP}}}docPr"):
        described.set("descr", elements.legal(chart.alt))
    return drawing


def _related(part: Part, name: str, kind: str, content: bytes) -> str:
    image = Part(PackURI(f"/word/media/{name}"), kind, content)
    return part.relate_to(image, RELATIONSHIP_TYPE.IMAGE)


def _pixels(svg: str) -> bytes:
    """Draw it as PNG, in the fonts of the compiler, so that every machine draws the same."""
    quoted = svg.replace("\\", "\\\\").replace('"', '\\"')
    page = f'#set page(width: auto, height: auto, margin: 0pt)\n#image(bytes("{quoted}"), format: "svg")'
    return typst.compile(page.encode(), format="png", ppi=PIXELS, ignore_system_fonts=True)
