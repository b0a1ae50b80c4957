#!/usr/bin/python3
"""Draws logo.png: the stand-in for the unified 政务公开主题日 LOGO, until the office's own file takes its place.

An opened door lets light out over the hills and the river of Ningxiang; 公, "public", stands in the doorway.
Left and right differ on purpose: a mirrored copy is not the LOGO.

Needs Debian's python3-cairo and fonts-wqy-zenhei. Usage: draw_logo.py [FILE]
"""
import math
import pathlib
import sys

import cairo

SIZE = 1200  # pixels; the picture is square and transparent outside the emblem
CENTRE = SIZE / 2
OUTER, INNER = 592.0, 418.0  # radii of the ring that carries the words
FONT = "WenQuanYi Zen Hei"

RED, DEEP_RED = (0.80, 0.08, 0.10), (0.62, 0.04, 0.08)
GOLD, PALE_GOLD = (0.96, 0.74, 0.26), (1.00, 0.90, 0.58)
CREAM = (1.00, 0.97, 0.89)
NAVY, BLUE, SKY = (0.06, 0.20, 0.42), (0.10, 0.42, 0.70), (0.62, 0.83, 0.94)
PINE, LEAF = (0.05, 0.38, 0.33), (0.30, 0.62, 0.38)


def disc(ctx, radius, colour):
    ctx.arc(CENTRE, CENTRE, radius, 0, 2 * math.pi)
    ctx.set_source_rgb(*colour)
    ctx.fill()


def circle(ctx, radius, width, colour):
    ctx.arc(CENTRE, CENTRE, radius, 0, 2 * math.pi)
    ctx.set_source_rgb(*colour)
    ctx.set_line_width(width)
    ctx.stroke()


def polygon(ctx, points, colour):
    ctx.move_to(*points[0])
    for point in points[1:]:
        ctx.line_to(*point)
    ctx.close_path()
    ctx.set_source_rgb(*colour)
    ctx.fill()


def curve(ctx, start, *segments):
    """Path of cubic segments, each (x1, y1, x2, y2, x3, y3)."""
    ctx.move_to(*start)
    for segment in segments:
        ctx.curve_to(*segment)


def glyph(ctx, letter, size, weight, colour):
    """One letter centred on the origin; `weight` widens its strokes, in pixels."""
    ctx.select_font_face(FONT)
    ctx.set_font_size(size)
    box = ctx.text_extents(letter)
    ctx.move_to(-box.x_bearing - box.width / 2, size * 0.36)
    ctx.text_path(letter)
    ctx.set_source_rgb(*colour)
    ctx.set_line_width(weight)
    ctx.set_line_join(cairo.LINE_JOIN_ROUND)
    ctx.stroke_preserve()
    ctx.fill()


def words_on_ring(ctx, words, size, step, weight, colour, upright_at_top):
    """Letters along the ring's middle, `step` degrees apart, centred at its top or at its bottom."""
    radius = (OUTER + INNER) / 2
    for index, letter in enumerate(words):
        angle = math.radians((index - (len(words) - 1) / 2) * step)
        ctx.save()
        ctx.translate(CENTRE, CENTRE)
        ctx.rotate(angle if upright_at_top else -angle)
        ctx.translate(0, -radius if upright_at_top else radius)
        glyph(ctx, letter, size, weight, colour)
        ctx.restore()


def ring(ctx):
    disc(ctx, OUTER, GOLD)
    disc(ctx, OUTER - 12, RED)
    circle(ctx, OUTER - 26, 4, GOLD)
    disc(ctx, INNER + 16, GOLD)
    disc(ctx, INNER + 4, DEEP_RED)
    words_on_ring(ctx, "政务公开主题日", 118, 22.5, 5, CREAM, True)
    words_on_ring(ctx, "OPEN GOVERNMENT DAY", 62, 6.5, 3, PALE_GOLD, False)


def ring_signs(ctx):
    """Between the two lines of words: a voice to the left, an answer in writing to the right."""
    radius = (OUTER + INNER) / 2
    for side in (-1, 1):
        ctx.save()
        ctx.translate(CENTRE + side * radius * 0.966, CENTRE + radius * 0.259)
        ctx.set_source_rgb(*GOLD)
        (speech_bubble if side < 0 else opened_folder)(ctx)
        ctx.restore()


def speech_bubble(ctx):
    ctx.arc(0, -4, 36, math.radians(135), math.radians(110 + 360))
    ctx.line_to(-34, 44)
    ctx.close_path()
    ctx.fill()
    ctx.set_source_rgb(*RED)
    for x in (-17, 0, 17):
        ctx.arc(x, -4, 6, 0, 2 * math.pi)
        ctx.fill()


def opened_folder(ctx):
    polygon(ctx, [(-40, -22), (-10, -38), (-2, -26), (38, -26), (38, 34), (-40, 34)], GOLD)
    for y in (-8, 8, 22):
        ctx.rectangle(-26, y, 50 - (y + 8), 5)
    ctx.set_source_rgb(*RED)
    ctx.fill()


def sky_and_rays(ctx):
    light = cairo.RadialGradient(570, 600, 40, 570, 600, 520)
    light.add_color_stop_rgb(0, *CREAM)
    light.add_color_stop_rgb(0.45, 0.86, 0.94, 0.97)
    light.add_color_stop_rgb(1, *SKY)
    ctx.set_source(light)
    ctx.paint()
    for index in range(9):
        middle, half = math.radians(-172 + index * 20.5), math.radians(4.6)
        far = [(570 + 700 * math.cos(a), 590 + 700 * math.sin(a)) for a in (middle - half, middle + half)]
        polygon(ctx, [(570, 590), *far], PALE_GOLD)


def hills(ctx):
    curve(ctx, (120, 760), (220, 640, 240, 520, 320, 500), (390, 520, 420, 660, 520, 720),
          (520, 900, 300, 960, 120, 900))
    ctx.set_source_rgb(*PINE)
    ctx.fill()
    curve(ctx, (640, 720), (760, 640, 800, 590, 870, 600), (950, 610, 1000, 700, 1080, 730),
          (1080, 900, 800, 960, 640, 900))
    ctx.set_source_rgb(*BLUE)
    ctx.fill()
    curve(ctx, (100, 800), (260, 690, 420, 720, 600, 780), (800, 840, 960, 720, 1100, 740),
          (1100, 1100, 100, 1100, 100, 800))
    ctx.set_source_rgb(*LEAF)
    ctx.fill()
    ctx.set_source_rgb(*CREAM)
    ctx.set_line_width(9)
    curve(ctx, (262, 596), (290, 560, 300, 548, 320, 540), (336, 548, 342, 570, 352, 590))
    ctx.stroke()


def river(ctx):
    """The Wei river runs out of the doorway and bends twice."""
    curve(ctx, (478, 775), (460, 830, 760, 840, 730, 900), (700, 950, 430, 950, 330, 1040),
          (560, 1060, 700, 1050, 760, 1030), (800, 980, 960, 930, 930, 870), (900, 810, 640, 830, 660, 775))
    ctx.set_source_rgb(*BLUE)
    ctx.fill()
    ctx.set_source_rgb(*CREAM)
    ctx.set_line_width(10)
    ctx.set_line_cap(cairo.LINE_CAP_ROUND)
    curve(ctx, (560, 800), (600, 850, 860, 840, 830, 900), (800, 950, 560, 960, 480, 1010))
    ctx.stroke()
    curve(ctx, (640, 990), (700, 975, 760, 955, 810, 930))
    ctx.stroke()


def roof(ctx):
    """Eaves that turn up at both ends, tiles below the ridge."""
    curve(ctx, (470, 262), (480, 300, 420, 318, 372, 306), (376, 330, 400, 346, 430, 350))
    ctx.line_to(714, 350)
    ctx.curve_to(744, 346, 768, 330, 772, 306)
    ctx.curve_to(724, 318, 664, 300, 674, 262)
    ctx.close_path()
    ctx.set_source_rgb(*RED)
    ctx.fill()
    ctx.rectangle(454, 250, 236, 20)
    for index in range(7):
        ctx.new_sub_path()
        ctx.arc(470 + index * 34, 318, 8, 0, 2 * math.pi)
    ctx.set_source_rgb(*GOLD)
    ctx.fill()


def doorway(ctx):
    polygon(ctx, [(432, 338), (712, 338), (712, 786), (432, 786)], NAVY)
    roof(ctx)
    light = cairo.LinearGradient(0, 360, 0, 780)
    light.add_color_stop_rgb(0, 1.0, 0.99, 0.93)
    light.add_color_stop_rgb(1, *PALE_GOLD)
    ctx.rectangle(458, 368, 228, 412)
    ctx.set_source(light)
    ctx.fill()
    ctx.save()
    ctx.translate(572, 562)
    glyph(ctx, "公", 204, 13, DEEP_RED)
    ctx.restore()


def door_leaf(ctx):
    """The one leaf, swung out to the right, with studs in perspective."""
    polygon(ctx, [(686, 368), (846, 310), (846, 862), (686, 780)], DEEP_RED)
    polygon(ctx, [(700, 382), (832, 336), (832, 838), (700, 770)], RED)
    for row in range(4):
        for column in range(3):
            x = 724 + column * 42
            top, bottom = 382 - (x - 700) * 0.35, 770 + (x - 700) * 0.51
            ctx.arc(x, top + (bottom - top) * (row + 0.5) / 4, 9 + column * 1.5, 0, 2 * math.pi)
            ctx.set_source_rgb(*GOLD)
            ctx.fill()


def swallow(ctx):
    ctx.save()
    ctx.translate(298, 416)
    ctx.rotate(math.radians(-16))
    curve(ctx, (-96, 34), (-70, 12, -36, 2, -6, 6), (-20, -26, -46, -52, -82, -64), (-34, -66, 10, -44, 26, -6),
          (44, -30, 74, -44, 104, -44), (80, -30, 62, -10, 48, 10), (30, 36, -10, 36, -40, 26),
          (-60, 26, -78, 30, -112, 50))
    ctx.close_path()
    ctx.set_source_rgb(*NAVY)
    ctx.fill()
    ctx.restore()


def draw(ctx):
    ring(ctx)
    ring_signs(ctx)
    ctx.arc(CENTRE, CENTRE, INNER - 4, 0, 2 * math.pi)
    ctx.clip()
    for part in (sky_and_rays, hills, river, doorway, door_leaf, swallow):
        part(ctx)
    ctx.reset_clip()


def main():
    target = sys.argv[1] if len(sys.argv) > 1 else str(pathlib.Path(__file__).with_name("logo.png"))
    surface = cairo.ImageSurface(cairo.FORMAT_ARGB32, SIZE, SIZE)
    draw(cairo.Context(surface))
    surface.write_to_png(target)


if __name__ == "__main__":
    main()
