#include <libheif/heif.h>

#include <algorithm>
#include <array>
#include <memory>
#include <opencv2/imgproc.hpp>
#include <string_view>

#include "media/still_decoders.h"
#include "mediaproof/error.h"

namespace mediaproof {
namespace {

template <auto release>
struct Releaser {
    template <typename T>
    void operator()(T* owned) const {
        release(owned);
    }
};
using ContextPtr = std::unique_ptr<heif_context, Releaser<heif_context_free>>;
using HandlePtr = std::unique_ptr<heif_image_handle, Releaser<heif_image_handle_release>>;
using ImagePtr = std::unique_ptr<heif_image, Releaser<heif_image_release>>;

constexpr int longest_side = 1 << 15;
constexpr int most_packets = 8;
constexpr std::size_t most_packet_bytes = 16 << 20;

void check(const heif_error& error, const char* tried, const std::filesystem::path& file) {
    if (error.code != heif_error_Ok) throw MediaError(tried, file, error.message);
}

// libheif's Exif block opens with four bytes: how far it is from there to the TIFF header.
std::vector<std::byte> exif_block(const heif_image_handle* handle) {
    heif_item_id id = 0;
    if (heif_image_handle_get_list_of_metadata_block_IDs(handle, "Exif", &id, 1) != 1) return {};
    std::vector<std::byte> block(heif_image_handle_get_metadata_size(handle, id));
    if (block.size() < 4) return {};
    if (heif_image_handle_get_metadata(handle, id, block.data()).code != heif_error_Ok) return {};
    std::size_t skip = 0;
    for (int i = 0; i < 4; ++i)
        skip = skip << 8 | std::to_integer<std::size_t>(block[static_cast<std::size_t>(i)]);
    if (skip > block.size() - 4) return {};
    block.erase(block.begin(), block.begin() + static_cast<std::ptrdiff_t>(4 + skip));
    return block;
}

std::vector<std::byte> xmp_packet(const heif_image_handle* handle) {
    std::array<heif_item_id, most_packets> ids{};
    const int found = heif_image_handle_get_list_of_metadata_block_IDs(handle, "mime", ids.data(), most_packets);
    for (int i = 0; i < std::min(found, most_packets); ++i) {
        const heif_item_id id = ids[static_cast<std::size_t>(i)];
        const char* type = heif_image_handle_get_metadata_content_type(handle, id);
        if (type == nullptr || type != std::string_view("application/rdf+xml")) continue;
        std::vector<std::byte> packet(heif_image_handle_get_metadata_size(handle, id));
        if (packet.empty() || packet.size() > most_packet_bytes) return {};
        const bool read = heif_image_handle_get_metadata(handle, id, packet.data()).code == heif_error_Ok;
        return read ? packet : std::vector<std::byte>();
    }
    return {};
}

// `bytes` must outlive it.
ContextPtr opened(std::span<const std::byte> bytes, const std::filesystem::path& file) {
    ContextPtr context(heif_context_alloc());
    if (!context) throw std::bad_alloc();
    heif_context_set_maximum_image_size_limit(context.get(), longest_side);
    check(heif_context_read_from_memory_without_copy(context.get(), bytes.data(), bytes.size(), nullptr),
          "open the HEIF file", file);
    return context;
}

HandlePtr main_picture(heif_context* context, const std::filesystem::path& file) {
    heif_image_handle* found = nullptr;
    check(heif_context_get_primary_image_handle(context, &found), "find the main picture", file);
    HandlePtr handle(found);
    const int width = heif_image_handle_get_width(found);
    const int height = heif_image_handle_get_height(found);
    if (width <= 0 || height <= 0 || std::int64_t{width} * height > most_still_pixels) {
        throw MediaError("decode the HEIF picture", file, "more pixels than a photo can have");
    }
    return handle;
}

ImagePtr decoded(const heif_image_handle* handle, const std::filesystem::path& file) {
    heif_image* image = nullptr;
    check(heif_decode_image(handle, &image, heif_colorspace_RGB, heif_chroma_interleaved_RGB, nullptr),
          "decode the HEIF picture", file);
    return ImagePtr(image);
}

}  // namespace

Still decode_heif(std::span<const std::byte> bytes, const std::filesystem::path& file) {
    const ContextPtr context = opened(bytes, file);
    const HandlePtr handle = main_picture(context.get(), file);
    const ImagePtr image = decoded(handle.get(), file);
    int stride = 0;
    std::uint8_t* plane = heif_image_get_plane(image.get(), heif_channel_interleaved, &stride);
    if (plane == nullptr) throw MediaError("decode the HEIF picture", file, "no pixels");
    Still still;
    // The decoded size is the one that counts: libheif has turned the picture already.
    still.stored_width = heif_image_get_width(image.get(), heif_channel_interleaved);
    still.stored_height = heif_image_get_height(image.get(), heif_channel_interleaved);
    const cv::Mat rgb(still.stored_height, still.stored_width, CV_8UC3, plane, static_cast<std::size_t>(stride));
    cv::cvtColor(rgb, still.picture, cv::COLOR_RGB2BGR);
    still.exif_block = exif_block(handle.get());
    still.xmp_packet = xmp_packet(handle.get());
    return still;
}

}  // namespace mediaproof
