"""The four charts of the glossary, painted by anything that takes a QPainter: a widget, a picture, an SVG file."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QPainter

from reader.charting import Chart, OverTime, Strip, Together, Voices
from reader.ui.glossary.chart_brush import SERIES, Brush, Colours, Spot, apart, nice_steps
from reader.ui.glossary.wording import mentions, numbered

_MARGIN = 20.0
_ROW, _STRIP_ROW = 28.0, 34.0
_TITLE = 34.0
_LABELS = 40.0
_NAMES = 0.36
"""The share of the width that names take at most."""
_RIGHT, _CENTRE = Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignHCenter


def _tr(text: str) -> str:
    return QCoreApplication.translate("charts", text)


def title_of(chart: Chart, *, rates: bool = False) -> str:
    """What a chart shows, as its heading."""
    if isinstance(chart, OverTime):
        per = _tr("Mentions in 10,000 characters, interviews by date")
        return per if rates else _tr("Mentions, interviews by date")
    if isinstance(chart, Strip):
        return _tr("Where they are spoken of in %1").replace("%1", chart.title)
    if isinstance(chart, Voices):
        return _tr("Who speaks of them")
    return _tr("In how many paragraphs they are spoken of together")


def height_of(chart: Chart) -> float:
    """The least height, in px, in which nothing is cramped."""
    if isinstance(chart, OverTime):
        return 300.0
    if isinstance(chart, Strip):
        return _TITLE + _LABELS + 2 * _MARGIN + _STRIP_ROW * len(chart.names)
    if isinstance(chart, Voices):
        return _TITLE + _LABELS + 2 * _MARGIN + _ROW * len(chart.rows)
    return _TITLE + 2 * _MARGIN + _ROW * len(chart.names)


def paint_chart(
    painter: QPainter,
    chart: Chart,
    size: QSizeF,
    colours: Colours,
    font: QFont,
    *,
    rates: bool = False,
    outlined: bool = False,
) -> list[Spot]:
    """Paint a chart of that size; give the spots that say more."""
    brush = Brush(painter, colours, font, outlined=outlined)
    painter.fillRect(QRectF(0, 0, size.width(), size.height()), colours.ground)
    heading = QRectF(_MARGIN, 10, size.width() - 2 * _MARGIN, 24)
    brush.text(title_of(chart, rates=rates), heading, font=brush.strong)
    room = QRectF(_MARGIN, _TITLE + 8, size.width() - 2 * _MARGIN, size.height() - _TITLE - 8 - _MARGIN)
    if isinstance(chart, OverTime):
        _paint_over_time(brush, chart, room, rates)
    elif isinstance(chart, Strip):
        _paint_strip(brush, chart, room)
    elif isinstance(chart, Voices):
        _paint_voices(brush, chart, room)
    else:
        _paint_together(brush, chart, room)
    return brush.spots


def _paint_over_time(brush: Brush, chart: OverTime, room: QRectF, rates: bool) -> None:
    """Lines with markers, each named at its right end; figures at the left, dates and titles below.

    Texts without a date stand last and are joined by no line: nobody knows what came before what.
    """
    names = chart.names[:SERIES]
    values = chart.rates()[:SERIES] if rates else tuple(map(tuple, chart.counts[:SERIES]))
    steps = nice_steps(max((value for row in values for value in row), default=0))
    named = min(room.width() * _NAMES, max((brush.width_of(name) for name in names), default=0) + 18)
    figures = brush.width_of(f"{steps[-1]:g}", brush.less) + 10
    plot = QRectF(room.left() + figures, room.top() + 8, room.width() - figures - named, room.height() - 60)
    for step in steps:
        y = plot.bottom() - plot.height() * step / steps[-1]
        brush.line(QPointF(plot.left(), y), QPointF(plot.right(), y), brush.colours.rule)
        place = QRectF(room.left(), y - 9, figures - 8, 18)
        brush.text(f"{step:g}", place, colour=brush.colours.muted, font=brush.less, align=_RIGHT)
    xs = _xs(len(chart.columns), plot)
    _paint_columns(brush, chart, xs, plot)
    points = [
        [
            QPointF(x, plot.bottom() - plot.height() * value / steps[-1])
            for x, value in zip(xs, row, strict=True)
        ]
        for row in values
    ]
    dated = sum(bool(column.date) for column in chart.columns)
    for number, row in enumerate(points):
        brush.path(row[:dated], brush.colours.series[number % SERIES])
    for number, row in enumerate(points):
        for at, point in enumerate(row):
            brush.marker(point, number)
            column = chart.columns[at]
            said = f"{names[number]}: {mentions(chart.counts[number][at])}"
            tip = "\n".join(part for part in (said, column.title, column.date) if part)
            brush.spot(QRectF(point.x() - 8, point.y() - 8, 16, 16), tip)
    ends = [row[-1].y() for row in points if row]
    for number, y in enumerate(apart(ends, 17, plot.top(), plot.bottom())):
        place = QRectF(plot.right() + 14, y - 10, named - 14, 20)
        brush.text(names[number], place, colour=brush.colours.series[number % SERIES])


def _xs(columns: int, plot: QRectF) -> list[float]:
    """Where the texts stand: side by side, the first and the last a little from the edges."""
    if columns == 1:
        return [plot.center().x()]
    inner = plot.adjusted(24, 0, -10, 0)
    return [inner.left() + inner.width() * at / max(1, columns - 1) for at in range(columns)]


def _paint_columns(brush: Brush, chart: OverTime, xs: list[float], plot: QRectF) -> None:
    """Date and title under each text, or under every second, third … where they would run together."""
    if not xs:
        return
    apart_by = xs[1] - xs[0] if len(xs) > 1 else plot.width()
    every = max(1, int(74 // max(apart_by, 1)) + (74 % max(apart_by, 1) > 0)) if apart_by < 74 else 1
    width = min(apart_by * every - 10, 180.0)
    for at in range(0, len(xs), every):
        column = chart.columns[at]
        here = min(width, 2 * (xs[at] - 4), 2 * (plot.right() + 40 - xs[at]))
        left = xs[at] - here / 2
        brush.line(QPointF(xs[at], plot.bottom()), QPointF(xs[at], plot.bottom() + 4), brush.colours.muted)
        date = column.date or _tr("no date")
        brush.text(date, QRectF(left, plot.bottom() + 8, here, 18), font=brush.less, align=_CENTRE)
        place = QRectF(left, plot.bottom() + 26, here, 18)
        brush.text(column.title, place, colour=brush.colours.muted, font=brush.less, align=_CENTRE)
        brush.spot(QRectF(left, plot.bottom() + 8, here, 36), f"{column.title}\n{column.date}".strip())


def _paint_strip(brush: Brush, chart: Strip, room: QRectF) -> None:
    """One strip a name from the beginning of the text to its end, with the sections over them."""
    named = min(room.width() * _NAMES, max((brush.width_of(name) for name in chart.names), default=0) + 16)
    counted = 44.0
    left, width = room.left() + named, room.width() - named - counted
    top = room.top() + 26
    bottom = top + _STRIP_ROW * len(chart.names)
    ends = [share for share, _ in chart.sections[1:]] + [1.0]
    for (share, title), end in zip(chart.sections, ends, strict=False):
        x, wide = left + width * share, width * (end - share) - 8
        brush.line(QPointF(x, room.top() + 4), QPointF(x, bottom), brush.colours.rule)
        if wide >= 36:
            place = QRectF(x + 4, room.top(), wide, 20)
            brush.text(title, place, colour=brush.colours.muted, font=brush.less)
        brush.spot(QRectF(x, room.top(), max(wide, 8), 22), title)
    for number, (name, marks) in enumerate(zip(chart.names, chart.marks, strict=True)):
        y = top + _STRIP_ROW * (number + 0.5)
        brush.text(name, QRectF(room.left(), y - 12, named - 12, 24))
        brush.line(QPointF(left, y), QPointF(left + width, y), brush.colours.rule)
        for mark in marks:
            x = left + width * mark.share
            brush.bar(QRectF(x - 1, y - 9, 2, 18), brush.colours.series[number % SERIES])
            tip = _tr("%1, %2 % of the text").replace("%1", name).replace("%2", f"{mark.share * 100:.0f}")
            brush.spot(QRectF(x - 3, y - 11, 6, 22), tip, mark)
        place = QRectF(left + width + 4, y - 12, counted - 4, 24)
        brush.text(str(len(marks)), place, colour=brush.colours.muted, font=brush.less, align=_RIGHT)


def _paint_voices(brush: Brush, chart: Voices, room: QRectF) -> None:
    """Bars from a middle line: interviewers to the left, guests to the right, the rest hatched at their end."""
    named = min(
        room.width() * _NAMES, max((brush.width_of(each.name) for each in chart.rows), default=0) + 16
    )
    left = room.left() + named
    most_left = max((each.interviewer for each in chart.rows), default=0)
    most_right = max((each.guest + each.other for each in chart.rows), default=0)
    scale = (room.width() - named - 90) / max(1, most_left + most_right)
    middle = left + 45 + most_left * scale
    _paint_legend(brush, QRectF(room.left(), room.top(), room.width(), 22))
    top = room.top() + 30
    for number, each in enumerate(chart.rows):
        y = top + _ROW * number
        brush.text(each.name, QRectF(room.left(), y, named - 12, _ROW))
        bars = (
            (middle - each.interviewer * scale, each.interviewer, brush.colours.interviewer, False),
            (middle, each.guest, brush.colours.guest, False),
            (middle + each.guest * scale, each.other, brush.colours.muted, True),
        )
        for x, count, colour, hatched in bars:
            if count:
                pattern = Qt.BrushStyle.BDiagPattern if hatched else Qt.BrushStyle.SolidPattern
                brush.bar(QRectF(x, y + 6, count * scale, _ROW - 12), colour, pattern)
        if each.interviewer:
            place = QRectF(bars[0][0] - 44, y, 38, _ROW)
            brush.text(str(each.interviewer), place, font=brush.less, align=_RIGHT)
        if each.guest + each.other:
            end = middle + (each.guest + each.other) * scale
            figure = f"{each.guest} + {each.other}" if each.other else str(each.guest)
            brush.text(figure, QRectF(end + 6, y, 80, _ROW), font=brush.less)
        brush.spot(
            QRectF(room.left(), y, room.width(), _ROW),
            _said_of(each.name, each.guest, each.interviewer, each.other),
        )
    bottom = top + _ROW * len(chart.rows)
    brush.line(QPointF(middle, top), QPointF(middle, bottom), brush.colours.muted)


def _said_of(name: str, guest: int, interviewer: int, other: int) -> str:
    rows = (
        (_tr("guest"), guest),
        (_tr("interviewer"), interviewer),
        (_tr("not known who"), other),
    )
    return "\n".join([name, *(f"{who}: {count}" for who, count in rows)])


def _paint_legend(brush: Brush, room: QRectF) -> None:
    x = room.left()
    entries: tuple[tuple[str, QColor, Qt.BrushStyle], ...] = (
        (_tr("Interviewer"), brush.colours.interviewer, Qt.BrushStyle.SolidPattern),
        (_tr("Guest"), brush.colours.guest, Qt.BrushStyle.SolidPattern),
        (_tr("Not known who"), brush.colours.muted, Qt.BrushStyle.BDiagPattern),
    )
    for name, colour, pattern in entries:
        brush.bar(QRectF(x, room.top() + 5, 12, 12), colour, pattern)
        width = brush.width_of(name, brush.less)
        brush.text(name, QRectF(x + 18, room.top(), width + 4, 22), font=brush.less)
        x += width + 36


def _paint_together(brush: Brush, chart: Together, room: QRectF) -> None:
    """A staircase: each name stands at the end of its row and over its column; the darker, the more often."""
    size = len(chart.names)
    most = max((chart.counts[a][b] for a in range(size) for b in range(a)), default=0)
    named = max((brush.width_of(name) for name in chart.names), default=0) + 12
    cell = min(56.0, max(26.0, (room.width() - min(named, room.width() * 0.4)) / max(1, size - 1)))
    for row in range(size):
        y = room.top() + _ROW * row
        for column in range(row):
            count = chart.counts[row][column]
            place = QRectF(room.left() + cell * column, y, cell - 2, _ROW - 2)
            shade = QColor(brush.colours.series[0])
            shade.setAlphaF(0.06 if not count else 0.12 + 0.4 * count / most)
            brush.bar(place, shade)
            if count:
                brush.text(str(count), place, font=brush.less, align=_CENTRE)
            said = numbered(_tr("1 paragraph"), _tr("%1 paragraphs"), count)
            brush.spot(place, f"{chart.names[row]} – {chart.names[column]}: {said}")
        place = QRectF(room.left() + cell * row + 6, y, room.width() - cell * row - 6, _ROW - 2)
        brush.text(chart.names[row], place)
