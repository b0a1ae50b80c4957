#include <stdexcept>

#include "media/still.h"
#include "mediaproof/error.h"
#include "mediaproof/logo.h"
#include "vision/logo_finder.h"

namespace mediaproof {

LogoModel LogoModel::load(const std::filesystem::path& image, LogoOperatingPoint operating_point) {
    try {
        return LogoModel(std::make_shared<const Data>(prepare_logo(read_with_alpha(image), operating_point)));
    } catch (const MediaError& error) {
        throw ConfigError(image, std::nullopt, "the LOGO can't be read: " + error.library_words());
    } catch (const std::system_error& error) {
        throw ConfigError(image, std::nullopt, "the LOGO can't be read: " + error.code().message());
    } catch (const std::invalid_argument& error) {
        throw ConfigError(image, std::nullopt, std::string("the LOGO ") + error.what());
    }
}

const LogoOperatingPoint& LogoModel::operating_point() const {
    return data_->operating_point;
}

}  // namespace mediaproof
