// One submission of the page.
#pragma once

#include <vector>

#include "mediaproof/finding.h"
#include "mediaproof/report_html.h"
#include "mediaproof/rule_pack.h"
#include "report/html_data.h"

namespace mediaproof::html {

// Its line in the table of submissions. `id` is the name of its details in the page.
Data row_of(const Verdict& verdict, const std::string& id);

// Its details.
Data submission_of(const Verdict& verdict, const std::string& id, const RulePack& pack,
                   const std::vector<EvidencePicture>& pictures);

}  // namespace mediaproof::html
