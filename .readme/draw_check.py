#!/usr/bin/python3
"""Draws .readme/check.png: what `./run check` prints of some of the samples, beside two of the pictures with the LOGO's box drawn in.

Needs Debian's python3-cairo and ffmpeg. Run it from anywhere after ./run build."""
import json
import math
import pathlib
import subprocess
import tempfile

import cairo

ROOT = pathlib.Path(__file__).resolve().parent.parent
PROGRAM = ROOT / "build/release/bin/mediaproof"
STORIES = ["frozen-ending", "upscaled", "no-logo", "no-exif", "good"]
MONO, LINE, MARGIN = 15, 22, 24
COLOURS = {"×": (0.96, 0.42, 0.40), "?": (0.95, 0.78, 0.35), "√": (0.45, 0.83, 0.50)}


def check(*options):
    folders = [f"samples/{story}" for story in STORIES]
    run = subprocess.run([PROGRAM, "check", "--lang", "zh", "-q", *options, *folders], cwd=ROOT, capture_output=True)
    return run.stdout.decode()


def draw_terminal(context, lines):
    context.select_font_face("WenQuanYi Zen Hei Mono")
    context.set_font_size(MONO)
    colour = (0.86, 0.87, 0.89)
    for number, line in enumerate(lines):
        sign = line.strip()[:1]
        if sign in COLOURS:
            colour = COLOURS[sign]
        elif not line.startswith(" "):
            colour = (0.86, 0.87, 0.89)
        body = sign in COLOURS or not line.startswith("      ")
        context.set_source_rgb(*(colour if body else (0.72, 0.74, 0.78)))
        context.move_to(MARGIN, MARGIN + LINE * (number + 1))
        context.show_text(line)


def frame_of(path, at_s, folder):
    png = pathlib.Path(folder) / "frame.png"
    seek = ["-ss", str(at_s)] if at_s else []
    subprocess.run(["ffmpeg", "-v", "error", "-y", *seek, "-i", path, "-frames:v", "1", png], check=True)
    return cairo.ImageSurface.create_from_png(str(png))


def draw_picture(context, surface, sighting, caption, x, y, width):
    scale = width / surface.get_width()
    context.save()
    context.translate(x, y)
    context.scale(scale, scale)
    context.set_source_surface(surface)
    context.paint()
    context.set_line_width(4 / scale)
    context.set_source_rgb(0.1, 1, 0.3)
    for i, corner in enumerate(sighting["quad"]):
        (context.move_to if i == 0 else context.line_to)(*corner)
    context.close_path()
    context.stroke()
    context.restore()
    context.set_source_rgb(0.86, 0.87, 0.89)
    context.move_to(x, y + surface.get_height() * scale + LINE)
    context.show_text(caption)
    return y + surface.get_height() * scale + 2 * LINE


def main():
    lines = check().splitlines()
    report = json.loads(check("--format", "json"))
    good = next(s for s in report["submissions"] if s["name"] == "good")
    shown = [f for f in good["files"] if f["kind"] in ("photo", "video")]
    pictures = [next(f for f in shown if f["kind"] == kind) for kind in ("photo", "video")]
    width, height = 1560, MARGIN * 2 + LINE * len(lines)
    image = cairo.ImageSurface(cairo.FORMAT_RGB24, width, math.ceil(height))
    context = cairo.Context(image)
    context.set_source_rgb(0.11, 0.12, 0.14)
    context.paint()
    draw_terminal(context, lines)
    y = MARGIN
    with tempfile.TemporaryDirectory() as folder:
        for file in pictures:
            sighting = file["logo"]["sightings"][0]
            at = sighting["at_s"]
            caption = f"good/{file['file']}" + (f"  @{at // 60:.0f}:{at % 60:04.1f}" if at else "") + f"  LOGO {sighting['score']:.2f}"
            surface = frame_of(ROOT / "samples/good" / file["file"], at, folder)
            y = draw_picture(context, surface, sighting, caption, 960, y, width - 960 - MARGIN)
    image.write_to_png(str(pathlib.Path(__file__).with_name("check.png")))


main()
