#pragma once

#include "paint/scene.h"
#include "paint/sheet.h"

#include <optional>

// What is printed flat, before it is hung up in the scene.

namespace mediaproof::paint {

using Logo = std::optional<Sheet>;

constexpr Colour festive_red{0.78, 0.07, 0.09};
constexpr Colour paper{0.96, 0.95, 0.92};
constexpr Colour cream{1.0, 0.95, 0.80};

/// The banner above an event: its wording, and the LOGO at its left end.
Sheet banner_face(const Event& event, const Logo& logo, Random& random);

/// The wall behind a stage: LOGO, title, theme and organiser.
Sheet backdrop_face(const Event& event, const Logo& logo, Random& random);

/// A stand-up board given over to the LOGO.
Sheet logo_board_face(const Event& event, const Logo& logo, Random& random);

/// A flag given over to the LOGO, hung between two poles.
Sheet flag_face(const Event& event, const Logo& logo, Random& random);

/// One of the row of boards that explain a policy; `number` chooses its heading and layout.
Sheet policy_board_face(const Event& event, std::size_t number, Random& random);

/// A roll-up stand beside a table.
Sheet roll_up_face(const Event& event, const Logo& logo, Random& random);

Sheet leaflet_face(Random& random);

/// The cloth at a table's front.
Sheet table_front_face(const Colour& cloth, const std::string& words, double width_m, Random& random);

}  // namespace mediaproof::paint
