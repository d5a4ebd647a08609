#include "drill/person_names.hpp"

#include <array>
#include <string_view>

#include "base/random.hpp"

namespace stormdrill::drill {

namespace {
struct Part {
    std::string_view word;
    std::string_view latin; ///< as people romanise it in an account name
};

// The order is that of frequency in Taiwan; the draw below favours the front.
constexpr std::array<Part, 48> surnames{{
    {"陳", "chen"},   {"林", "lin"},   {"黃", "huang"}, {"張", "chang"}, {"李", "lee"},  {"王", "wang"},
    {"吳", "wu"},     {"劉", "liu"},   {"蔡", "tsai"},  {"楊", "yang"},  {"許", "hsu"},  {"鄭", "cheng"},
    {"謝", "hsieh"},  {"郭", "kuo"},   {"洪", "hung"},  {"曾", "tseng"}, {"邱", "chiu"}, {"廖", "liao"},
    {"賴", "lai"},    {"徐", "hsu"},   {"周", "chou"},  {"葉", "yeh"},   {"蘇", "su"},   {"莊", "chuang"},
    {"江", "chiang"}, {"呂", "lu"},    {"何", "ho"},    {"羅", "lo"},    {"高", "kao"},  {"蕭", "hsiao"},
    {"潘", "pan"},    {"朱", "chu"},   {"簡", "chien"}, {"鍾", "chung"}, {"彭", "peng"}, {"游", "yu"},
    {"詹", "chan"},   {"胡", "hu"},    {"施", "shih"},  {"沈", "shen"},  {"余", "yu"},   {"趙", "chao"},
    {"盧", "lu"},     {"梁", "liang"}, {"顏", "yen"},   {"柯", "ko"},    {"翁", "weng"}, {"魏", "wei"},
}};

constexpr std::array<Part, 72> given_names{{
    {"怡君", "yichun"},    {"雅婷", "yating"},    {"欣怡", "hsinyi"},    {"佳穎", "jiaying"},
    {"淑芬", "shufen"},    {"美玲", "meiling"},   {"志明", "chihming"},  {"俊傑", "jiunjie"},
    {"家豪", "jiahao"},    {"建宏", "jianhong"},  {"宗翰", "tsunghan"},  {"承恩", "chengen"},
    {"冠宇", "kuanyu"},    {"柏翰", "pohan"},     {"品妍", "pinyen"},    {"子晴", "tzuching"},
    {"詠晴", "yungching"}, {"雅雯", "yawen"},     {"惠雯", "huiwen"},    {"淑惠", "shuhui"},
    {"麗華", "lihua"},     {"文雄", "wenhsiung"}, {"志偉", "chihwei"},   {"雅琪", "yachi"},
    {"筱涵", "hsiaohan"},  {"宜蓁", "yichen"},    {"郁婷", "yuting"},    {"思妤", "szuyu"},
    {"佩珊", "peishan"},   {"靜宜", "chingyi"},   {"美惠", "meihui"},    {"秀英", "hsiuying"},
    {"玉珍", "yuchen"},    {"婉婷", "wanting"},   {"鈺婷", "yutin"},     {"彥廷", "yenting"},
    {"冠廷", "kuanting"},  {"宥廷", "youting"},   {"品睿", "pinjui"},    {"宇翔", "yuhsiang"},
    {"柏宇", "poyu"},      {"哲瑋", "chewei"},    {"信宏", "hsinhung"},  {"文彬", "wenpin"},
    {"明哲", "mingche"},   {"國華", "kuohua"},    {"榮華", "junghua"},   {"進財", "chintsai"},
    {"俊宏", "chunhung"},  {"育誠", "yucheng"},   {"凱文", "kaiwen"},    {"嘉玲", "chialing"},
    {"慧君", "huichun"},   {"曉薇", "hsiaowei"},  {"若瑄", "johsuan"},   {"芷瑜", "chihyu"},
    {"依庭", "yiting"},    {"心怡", "shinyi"},    {"孟潔", "mengchieh"}, {"家瑜", "chiayu"},
    {"庭瑋", "tingwei"},   {"仁傑", "jenchieh"},  {"維哲", "weiche"},    {"士豪", "shihhao"},
    {"政霖", "chenglin"},  {"子軒", "tzuhsuan"},  {"恩綺", "enchi"},     {"語彤", "yutung"},
    {"姿吟", "tzuyin"},    {"春嬌", "chunchiao"}, {"阿滿", "aman"},      {"鳳儀", "fengyi"},
}};

constexpr std::array<Part, 20> nicknames{{
    {"小米", "mimi"},   {"阿豪", "ahao"},     {"小安", "anan"},    {"阿德", "ade"},    {"小魚", "fishfish"},
    {"毛毛", "maomao"}, {"球球媽", "chiuma"}, {"阿凱", "akai"},    {"豆花", "douhua"}, {"小雨", "rainy"},
    {"阿宏", "ahong"},  {"胖達", "panda"},    {"妞妞爸", "niuba"}, {"小葵", "sunny"},  {"橘子", "orange"},
    {"阿布", "abu"},    {"貓奴一號", "meow"}, {"小樹", "tree"},    {"阿吉", "achi"},   {"檸檬塔", "lemon"},
}};

constexpr std::array<std::string_view, 40> english_first{
    "Emma",  "Olivia", "James",  "Liam",   "Noah",  "Sophie", "Grace",  "Daniel", "Ryan",  "Megan",
    "Chloe", "Ethan",  "Hannah", "Lucas",  "Aisha", "Priya",  "Marcus", "Kevin",  "Laura", "Peter",
    "Nina",  "Oscar",  "Rachel", "Simon",  "Tara",  "Victor", "Wendy",  "Adam",   "Beth",  "Carlos",
    "Diana", "Elena",  "Frank",  "Gloria", "Hugo",  "Irene",  "Jason",  "Karen",  "Leo",   "Maya"};
constexpr std::array<std::string_view, 40> english_last{
    "Smith",  "Jones",  "Taylor",  "Brown",  "Wilson", "Evans",   "Walker", "Hall",  "Green",  "Baker",
    "Carter", "Murphy", "Kelly",   "Patel",  "Singh",  "Khan",    "Garcia", "Lopez", "Nguyen", "Kim",
    "Cooper", "Reed",   "Bailey",  "Morgan", "Hughes", "Foster",  "Price",  "Long",  "Ross",   "Gray",
    "Ward",   "Brooks", "Bennett", "Hayes",  "Stone",  "Fischer", "Novak",  "Silva", "Dunn",   "Okafor"};

constexpr Stream name_draws = stream("drill.voice.name");

/// Of two draws the lower: the front of a list comes more often.
std::uint32_t draw_front(CounterRandom& random, std::size_t size) {
    const auto n = static_cast<std::uint32_t>(size);
    const std::uint32_t a = random.below(n);
    const std::uint32_t b = random.below(n);
    return a < b ? a : b;
}

std::string joined(std::string_view a, std::string_view b) {
    return std::string(a).append(b);
}

std::string digits(CounterRandom& random) {
    const std::uint32_t style = random.below(4);
    if (style == 0) return "";
    if (style == 1) return std::to_string(70 + random.below(30)); // a year of birth
    return std::to_string(random.below(style == 2 ? 1000 : 10000));
}

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::string lower_case(std::string_view word) {
    std::string out(word);
    for (char& c : out)
        c = lower(c);
    return out;
}

PersonName taiwanese(CounterRandom& random) {
    const Part& surname = surnames[draw_front(random, surnames.size())];
    const Part& given = given_names[random.below(given_names.size())];
    const std::uint32_t style = random.below(100);
    if (style < 62) {
        return {joined(surname.word, given.word),
                joined(given.latin, "_").append(surname.latin) + digits(random)};
    }
    if (style < 76) {
        const Part& nickname = nicknames[random.below(nicknames.size())];
        return {std::string(nickname.word), std::string(nickname.latin) + digits(random)};
    }
    const std::string_view english = english_first[random.below(english_first.size())];
    const std::string account = lower_case(english) + "." + std::string(surname.latin) + digits(random);
    if (style < 88) return {joined(english, " ").append(surname.word), account};
    return {joined(given.word, " ").append(english), account};
}

PersonName english(CounterRandom& random) {
    const std::string_view first = english_first[random.below(english_first.size())];
    const std::string_view last = english_last[random.below(english_last.size())];
    const std::string number = digits(random);
    if (random.below(100) < 75) {
        return {joined(first, " ").append(last), lower_case(first) + "_" + lower_case(last) + number};
    }
    return {joined(first, " ") + last[0] + ".", lower_case(first) + lower(last[0]) + number};
}
} // namespace

PersonName draw_person_name(std::uint64_t seed, std::uint32_t person, Language language) {
    CounterRandom random(seed, name_draws, person);
    return language == Language::en ? english(random) : taiwanese(random);
}

} // namespace stormdrill::drill
