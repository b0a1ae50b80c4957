// The page's templates, style and script: the files of lib/src/report/html, put in at build time.
#pragma once

#include <string>

namespace mediaproof::html {

extern const std::string page_template;
extern const std::string submission_template;
extern const std::string figure_template;
extern const std::string both_template;
extern const std::string page_style;
extern const std::string page_script;

}  // namespace mediaproof::html
