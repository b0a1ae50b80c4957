#include "paint/stories.h"

#include "paint/docx.h"
#include "paint/film_header.h"
#include "paint/random.h"

#include <fmt/format.h>

#include <chrono>

namespace mediaproof::paint {
namespace {

using namespace std::chrono_literals;
using Day = std::chrono::local_days;

const cv::Size photo_size{1600, 1200};
const cv::Size view_size{2400, 1800};

constexpr Fault out_of_focus{5.5, 0, 0};
constexpr Fault shaken{1.5, 38, 15};
constexpr Fault unlit{.light = 0.13};

/// The same kind of event with nothing amiss: its film of three minutes and four sharp photos of the day.
Story plain_story(const std::string& name, const std::string& unit, const std::string& theme, Day day,
                  std::uint32_t seed) {
    Story story;
    story.name = name;
    story.event = {unit, theme, unit + "2023年“政务公开主题日”活动", {}, true, seed};
    story.film_name = "活动视频.mp4";
    story.film.duration_s = 176.0 + seed % 13;
    story.film.captured = day + 10h + 11min + 30s;
    const auto exif_at = [day](std::chrono::seconds clock) { return PhoneExif{day + clock}; };
    story.photos = {
        {"现场照片1.jpg", View::plaza, {{0.48, 0.53}, 0.88, -0.8}, {}, exif_at(9h + 42min + 8s)},
        {"现场照片2.jpg", View::stall, {{0.53, 0.46}, 0.86, 1.1}, {}, exif_at(10h + 15min)},
        {"现场照片3.jpg", View::boards, {{0.45, 0.50}, 0.80, -1.4}, {}, exif_at(10h + 26min + 41s)},
        {"现场照片4.jpg", View::stage, {{0.48, 0.48}, 0.88, 0.6}, {}, exif_at(10h + 48min + 19s)},
    };
    Random hand(seed);  // no two units stand in quite the same place
    for (PlannedPhoto& photo : story.photos) {
        photo.framing.centre += cv::Point2d(hand.between(-0.035, 0.035), hand.between(-0.03, 0.03));
        photo.framing.width *= hand.between(0.93, 1.07);
        photo.framing.roll_deg += hand.between(-1.2, 1.2);
    }
    return story;
}

/// "20230512_101500", with `between` in the middle.
std::string stamp(LocalTime time, const std::string& between) {
    std::string clock = clock_text(time);
    std::erase(clock, ':');
    std::string day = day_text(time, '-');
    std::erase(day, '-');
    return day + between + clock;
}

/// IMG_20230512_101500.jpg, as phones name their photos.
void name_as_a_phone_does(Story& story) {
    story.film_name = "VID_" + stamp(*story.film.captured, "_") + ".mp4";
    for (PlannedPhoto& photo : story.photos)
        photo.name = "IMG_" + stamp(photo.exif->taken, "_") + ".jpg";
}

Story good() {
    return plain_story("good", "市教育局", "宁乡市2023年义务教育招生入学政策解读", Day(2023y / 5 / 12), 7);
}

Story short_video() {
    Story story =
        plain_story("short-video", "市林业局", "《中华人民共和国野生动物保护法》宣传", Day(2023y / 6 / 8), 21);
    story.film.duration_s = 100;
    name_as_a_phone_does(story);
    return story;
}

Story blurry_video() {
    Story story = plain_story("blurry-video", "市市场监督管理局", "工业产品质量监管咨询", Day(2023y / 8 / 16), 33);
    story.film.fault = out_of_focus;
    story.film.spoilt_share = 0.78;
    story.photos[2].view = View::room;
    story.photos[2].framing = {{0.53, 0.46}, 0.84, 0.9};
    for (PlannedPhoto& photo : story.photos)
        photo.name = "照片/" + photo.name;
    return story;
}

Story blurry_photos() {
    Story story = plain_story("blurry-photos", "市司法局", "法律援助政策宣传", Day(2023y / 11 / 15), 45);
    story.photos[0].fault = out_of_focus;
    story.photos[1].fault = shaken;
    story.photos[3].fault = out_of_focus;
    name_as_a_phone_does(story);
    return story;
}

Story wrong_date() {
    Story story = plain_story("wrong-date", "市财政局", "深化政务公开，建设阳光财政", Day(2023y / 10 / 18), 57);
    const auto a_year = Day(2023y / 10 / 18) - Day(2022y / 10 / 20);
    for (PlannedPhoto& photo : story.photos)
        photo.exif->taken -= a_year;
    return story;
}

Story no_logo() {
    Story story = plain_story("no-logo", "黄材镇", "黄材镇“政务公开主题日”活动", Day(2023y / 6 / 14), 69);
    story.event.shows_logo = false;
    for (PlannedPhoto& photo : story.photos)
        photo.name = "照片/" + photo.name;
    return story;
}

/// Everything as it should be, but nobody thought of the camera when the LOGO was hung up.
Story small_tilted_logo() {
    Story story = plain_story("small-tilted-logo", "市自然资源局", "土地日宣传", Day(2023y / 6 / 21), 93);
    story.event.logo_from_afar = true;
    name_as_a_phone_does(story);
    return story;
}

/// A chat program names the photos it saves by the millisecond, and keeps nothing of what the phone wrote.
Story no_exif() {
    Story story = plain_story("no-exif", "市农业农村局", "推进政务公开，展现乡村振兴新风貌", Day(2023y / 7 / 19), 81);
    long millisecond = 345;
    for (PlannedPhoto& photo : story.photos) {
        const auto saved_s = as_utc(photo.exif->taken + 2h).time_since_epoch().count();
        photo.name = fmt::format("mmexport{}{:03}.jpg", saved_s, millisecond);
        photo.exif.reset();
        millisecond = (millisecond * 7 + 113) % 1000;
    }
    return story;
}

/// A minute of the event, and then one photo after another: none stands for two seconds.
Story padded_with_stills() {
    Story story = plain_story("padded-with-stills", "市统计局",
                              "宁乡市统计局2023年“中国统计开放日”暨“政务公开主题日”活动", Day(2023y / 9 / 20), 105);
    story.film.live_s = 62;
    story.film.slide_s = 1.8;
    return story;
}

/// The last picture stands for more than a minute.
Story frozen_ending() {
    Story story = plain_story("frozen-ending", "市应急管理局", "安全生产“五进”宣传", Day(2023y / 8 / 9), 117);
    story.film.live_s = 105;
    return story;
}

/// Long enough even so: what is wrong is that its end is missing.
Story truncated_download() {
    Story story = plain_story("truncated-download", "市住建局", "公共租赁住房政策宣传", Day(2023y / 4 / 19), 129);
    story.film.duration_s = 205;
    story.film_kept_share = 0.88;
    name_as_a_phone_does(story);
    return story;
}

/// A file manager shows three minutes: it believes the header.
Story header_lies() {
    Story story = plain_story("header-lies", "市民政局", "民法典（婚姻家庭编）宣传", Day(2023y / 10 / 25), 141);
    story.film.duration_s = 48;
    story.header_s = 182;
    return story;
}

/// A chat program made it tiny, and someone blew it up again.
Story upscaled() {
    Story story = plain_story("upscaled", "市医保局", "医保参保政策解答", Day(2023y / 9 / 13), 153);
    story.film.size = {320, 180};
    story.film.enlarged_to = {1280, 720};
    return story;
}

/// The lights were off for the slides.
Story dark_room() {
    Story story =
        plain_story("dark-room", "市文旅广体局", "文旅产业发展政策解读，文旅宣传推介", Day(2023y / 11 / 22), 165);
    story.film.fault = unlit;
    story.film.spoilt_share = 1;
    for (PlannedPhoto& photo : story.photos)
        photo.fault = unlit;
    name_as_a_phone_does(story);
    return story;
}

/// All is well but the day on which the report came; it came in Word, with two photos in it.
Story late_report() {
    Story story = plain_story("late-report", "市工信局", "解读《宁乡市推动工业高质量发展若干政策措施》",
                              Day(2023y / 5 / 24), 177);
    story.report = {
        "市工信局2023年“政务公开主题日”活动总结",
        "一、活动概况",
        "5月24日上午，市工信局在经开区企业服务中心举办了以“解读《宁乡市推动工业高质量发展若干政策措施》”为主题的"
        "政务公开主题日活动。活动由副局长刘志强同志负责，8名工作人员参加，现场悬挂会标，设置咨询台和政策展板。",
        "二、经验做法",
        "（一）政策拆成清单。把二十条措施拆成可申报的项目清单，逐项写明条件、额度、材料和受理科室。",
        "（二）企业点题，专家解题。会前征集企业问题三十余个，请财政、税务的同志一起到场解答。",
        "（三）一企一册。为到场企业建立服务手册，会后由联络员跟进申报进度。",
        "三、工作实效",
        "活动当天共接待企业代表120余人次，发放政策汇编300余份，现场解答咨询81件，12家企业当场提交了申报意向，"
        "收集意见建议9条，已全部转交有关科室办理。",
        "宁乡市工业和信息化局",
        "2023年6月7日",
    };
    return story;
}

/// The phones' clocks say the day of the event, their satellites the day before.
Story date_conflict() {
    Story story = plain_story("date-conflict", "喻家坳乡", "喻家坳“政务公开主题日”活动", Day(2023y / 5 / 17), 189);
    for (PlannedPhoto& photo : story.photos)
        photo.exif->gps_late = std::chrono::days(1);
    return story;
}

/// Photos and film as they are saved from a chat: named after the second of saving, and without any time in them.
Story chat_stripped() {
    Story story = plain_story("chat-stripped", "沩山乡", "沩山乡“政务公开主题日”活动", Day(2023y / 7 / 12), 201);
    for (PlannedPhoto& photo : story.photos) {
        photo.name = "微信图片_" + stamp(photo.exif->taken + 9h, "") + ".jpg";
        photo.exif.reset();
    }
    story.film.captured.reset();
    return story;
}

Story incomplete_report() {
    return plain_story("incomplete-report", "煤炭坝镇", "屋场夜话", Day(2023y / 10 / 11), 213);
}

Story unscheduled_unit() {
    return plain_story("unscheduled-unit", "市水利局", "节约用水政策宣传", Day(2023y / 9 / 6), 225);
}

/// Last year's banner was hung up again.
Story banner_wrong() {
    Story story = plain_story("banner-wrong", "道林镇", "面对面的宣传困难群众救助政策", Day(2023y / 4 / 12), 237);
    story.event.banner = "道林镇2022年“政务公开主题日”活动";
    return story;
}

/// A name that no reader of the folder takes for a finished file.
std::filesystem::path unfinished(const std::filesystem::path& file) {
    return file.parent_path() / ("." + file.filename().string() + ".part");
}

}  // namespace

std::vector<Story> all_stories(const std::filesystem::path& logo) {
    std::vector<Story> stories{good(),
                               short_video(),
                               blurry_video(),
                               blurry_photos(),
                               wrong_date(),
                               no_logo(),
                               no_exif(),
                               small_tilted_logo(),
                               frozen_ending(),
                               padded_with_stills(),
                               header_lies(),
                               truncated_download(),
                               upscaled(),
                               dark_room(),
                               late_report(),
                               date_conflict(),
                               chat_stripped(),
                               incomplete_report(),
                               unscheduled_unit(),
                               banner_wrong()};
    for (Story& story : stories)
        story.event.logo = logo;
    return stories;
}

void paint_story(const Story& story, const std::filesystem::path& folder) {
    std::uint32_t seed = story.event.seed;
    for (const PlannedPhoto& photo : story.photos) {
        const std::filesystem::path file = folder / photo.name;
        std::filesystem::create_directories(file.parent_path());
        const cv::Mat view = paint_view(story.event, photo.view, view_size);
        write_photo(unfinished(file), photograph(view, photo.framing, photo_size, photo.fault, ++seed), photo.exif);
        std::filesystem::rename(unfinished(file), file);
    }
    if (!story.report.empty())
        write_docx(folder / "活动报告.docx", story.report,
                   {folder / story.photos.at(0).name, folder / story.photos.at(1).name});
    const std::filesystem::path film = folder / story.film_name;
    std::filesystem::create_directories(film.parent_path());
    write_film(unfinished(film), story.event, story.film);
    if (story.header_s > 0) claim_duration(unfinished(film), story.header_s);
    if (story.film_kept_share < 1) {
        const auto bytes = static_cast<double>(std::filesystem::file_size(unfinished(film)));
        std::filesystem::resize_file(unfinished(film), static_cast<std::uintmax_t>(bytes * story.film_kept_share));
    }
    std::filesystem::rename(unfinished(film), film);
}

}  // namespace mediaproof::paint
