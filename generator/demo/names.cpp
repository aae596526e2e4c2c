// Pools of names by kind. Every combination is invented; a match with a living person is chance.
#include "demo/names.hpp"

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/text.hpp"
#include "base/utf8.hpp"

namespace bookbag::demo {

namespace {

/// A pool: names apart by '|'. `share` of 1000 children.
struct Pool {
    int share;
    const char* language;
    const char* girls;
    const char* boys;
    const char* families;
};

constexpr std::array<Pool, 16> kPools = {{
    {330, "en",
     "Ada|Alice|Amelia|Beatrix|Bethany|Clara|Daisy|Edith|Ella|Esme|Evie|Florence|Freya|Grace|Harriet|Imogen|Isla|Jemima|Lottie|Mabel|Maisie|Martha|"
     "Nell|Olive|Phoebe|Poppy|Rose|Ruby|Tilly|Violet|Willow|Zoë|Chloë|Renée",
     "Alfie|Archie|Arlo|Barnaby|Callum|Dexter|Edgar|Edmund|Felix|Finley|Fred|George|Harvey|Hugo|Isaac|Jack|Jasper|Joel|Kit|Leo|Louis|Milo|Ned|Oscar|"
     "Ralph|Rory|Sidney|Stanley|Toby|Wilfred|Zach|Noël",
     "Abbotts|Applegarth|Ashdown|Barraclough|Bexley|Birtwistle|Bracegirdle|Brimble|Carrow|Clutterbuck|Coldstream|Copplestone|Cribbins|Culpepper|Dunthorne|"
     "Eastlake|Entwistle|Fairweather|Featherstone|Fothergill|Garside|Greenhalgh|Hathersage|Hollingbery|Inkpen|Kettlewell|Larkin-Moss|Longbottom|Marchbanks|"
     "Nettleship|Oldroyd|Ormerod|Penhaligon|Pickersgill|Quill|Ramsbottom|Saltmarsh|Shuttleworth|Sowerby|Tattersall|Thistlewood|Underhill|Wainscott|"
     "Wigglesworth|Winterbourne|Yarwood"},
    {60, "en", "Aoife|Bríd|Caoimhe|Ciara|Gráinne|Niamh|Róisín|Saoirse|Sinéad|Úna", "Cillian|Conor|Darragh|Eoin|Fionn|Oisín|Pádraig|Rían|Ruairí|Seán",
     "O'Brien|O’Callaghan|Ó Briain|Mac Giolla|McGrath|O'Shaughnessy|Ní Dhomhnaill|Brannigan|Geraghty|Fitzgibbon"},
    {50, "en", "Angharad|Bronwen|Carys|Eleri|Ffion|Gwenllian|Haf|Lowri|Mair|Siân", "Aled|Dafydd|Emrys|Geraint|Gethin|Huw|Iolo|Llŷr|Rhodri|Siôn",
     "ap Rhys|Bevan|Cadwaladr|Gwyther|Llewellyn|Prydderch|Probert|Tudur|Vaughan-Price|Wynne"},
    {40, "en", "Ailsa|Catriona|Eilidh|Iona|Kirsty|Mairi|Morven|Shona", "Angus|Calum|Ewan|Fergus|Gregor|Hamish|Lachlan|Struan",
     "Abercrombie|Colquhoun|Dalziel|Farquharson|MacAskill|McKechnie|Menzies|Strachan"},
    {70, "ur",
     "Aaliyah|Aisha|Amina|Fatima|Hafsa|Inaya|Khadija|Maryam|Noor|Sana|Zainab|Zara",
     "Abdullah|Ahmed|Bilal|Daniyal|Hamza|Haris|Ibrahim|Musa|Omar|Rayyan|Yusuf|Zayn",
     "Akhtar|Begum-Khan|Chaudhry|Hussain|Iqbal|Malik|Mirza|Qureshi|Rafiq|Siddiqui|Tariq|Zaman"},
    {60, "gu",
     "Aarya|Anjali|Asha|Diya|Ishani|Kavya|Meera|Nisha|Priya|Riya|Saanvi|Tara",
     "Aarav|Arjun|Dev|Ishaan|Jay|Kiran|Krish|Nikhil|Rohan|Samir|Varun|Vivaan",
     "Bhatt|Desai|Gandhi|Iyer|Joshi|Kulkarni|Mehta|Nair|Parekh|Rao|Shah|Trivedi"},
    {40, "pa",
     "Gurleen|Harleen|Jasleen|Kirandeep|Manpreet|Simran",
     "Amarjit|Gurpreet|Harjeet|Jaspal|Manvir|Ranjit",
     "Bains|Dhaliwal|Gill|Grewal|Sandhu|Sohal"},
    {50, "bn",
     "Ayesha|Farhana|Mahira|Nusrat|Rumana|Sumaiya|Tahmina",
     "Arif|Fahim|Imran|Nafis|Rafi|Shafiq|Tanvir",
     "Ahmed|Alam|Chowdhury|Islam|Miah|Rahman|Uddin"},
    {70, "en",
     "Adaeze|Akosua|Amara|Chidinma|Efua|Folasade|Ngozi|Oluchi|Temitope|Yetunde|Zainabu|Abẹ́ní",
     "Ayodele|Chukwuemeka|Emeka|Ebenezer|Femi|Kofi|Kwabena|Kwame|Obinna|Olúmídé|Tobi|Tunde",
     "Adeyemi|Afolabi|Agyeman|Asante|Boateng|Eze|Mensah|Nwosu|Ogunleye|Okafor|Okonkwo|Owusu"},
    {40, "so",
     "Asha|Fadumo|Hodan|Ifrah|Sahra|Ubah|Xaawo",
     "Abdi|Cabdi|Ismail|Liban|Mahad|Nuur|Warsame",
     "Abdullahi|Cali|Farah|Hassan|Jama|Nuur|Warsame"},
    {60, "pl",
     "Agnieszka|Hanna|Julia|Kinga|Lena|Łucja|Małgorzata|Oliwia|Zofia|Żaneta",
     "Antoni|Jakub|Kacper|Łukasz|Mateusz|Miłosz|Paweł|Stanisław|Szymon|Wojciech",
     "Brzęczyszczykiewicz|Dąbrowska|Jabłoński|Kowalczyk|Lewandowski|Nowak|Szczepańska|Wiśniewski|Wójcik|Zieliński"},
    {30, "ro", "Andreea|Ilinca|Ioana|Ruxandra|Ștefania", "Andrei|Cătălin|Ionuț|Mihai|Ștefan", "Bălan|Ciobanu|Dumitrașcu|Popescu|Țurcanu"},
    {30, "uk", "Daryna|Kateryna|Oksana|Solomiya|Yaryna", "Andriy|Bohdan|Dmytro|Taras|Yaroslav", "Bondarenko|Kovalenko|Lysenko|Melnyk|Shevchuk"},
    {30, "ar", "Farida|Hala|Layla|Rania|Yasmin", "Anas|Khalid|Sami|Tariq|Ziad", "al-Hakim|al-Masri|Bakri|El-Sayed|Haddad"},
    {30, "vi", "Linh|Mai|Thảo|Vy|Yến", "Bảo|Đức|Khoa|Minh|Phúc", "Đặng|Lê|Nguyễn|Phạm|Trần"},
    {10, "pt", "Beatriz|Conceição|Inês|Luísa", "Caetano|João|Simão|Tomás", "Assunção|da Conceição|Magalhães|Simões"},
}};

std::vector<std::string_view> parts(const char* list) { return base::split(list, '|'); }

std::string one_of(base::Random& random, const char* list) {
    const std::vector<std::string_view> choices = parts(list);
    return std::string(choices[random.below(choices.size())]);
}

const Pool& pool_of(base::Random& random) {
    auto at = static_cast<int>(random.below(1000));
    for (const Pool& pool : kPools) {
        at -= pool.share;
        if (at < 0) {
            return pool;
        }
    }
    return kPools[0];
}

/// The pool that a family name comes from; the first when it is in several.
const Pool& pool_of_family(const std::string& family) {
    for (const Pool& pool : kPools) {
        for (const std::string_view name : parts(pool.families)) {
            if (family == name) {
                return pool;
            }
        }
    }
    return kPools[0];
}

}  // namespace

Name child_name(base::Random& random) {
    const Pool& pool = pool_of(random);
    Name name;
    const bool girl = random.below(2) == 0;
    name.given = one_of(random, girl ? pool.girls : pool.boys);
    name.pronoun = random.below(60) == 0 ? "they" : girl ? "she" : "he";
    name.family = random.below(10) == 0 ? one_of(random, pool_of(random).families) : one_of(random, pool.families);
    const bool other_tongue = std::string_view(pool.language) != "en" && random.below(100) < 55;
    name.home_language = other_tongue ? pool.language : "en";
    return name;
}

std::string adult_given_name(base::Random& random, const Name& child, const std::string& pronoun) {
    const Pool& pool = pool_of_family(child.family);
    return one_of(random, pronoun == "he" ? pool.boys : pool.girls);
}

std::string teacher_name(base::Random& random) {
    static constexpr std::array<const char*, 5> kTitles = {"Mrs", "Mr", "Miss", "Ms", "Dr"};
    static constexpr std::array<int, 5> kUpTo = {32, 62, 78, 94, 100};
    const auto at = static_cast<int>(random.below(100));
    std::size_t title = 0;
    while (at >= kUpTo.at(title)) {
        ++title;
    }
    return std::string(kTitles.at(title)) + " " + one_of(random, pool_of(random).families);
}

std::string ascii_letters(const std::string& name) {
    std::string letters;
    for (const char32_t point : base::code_points(name)) {
        if ((point >= 'a' && point <= 'z') || (point >= 'A' && point <= 'Z')) {
            letters += base::lower_ascii(base::to_utf8(point));
        }
    }
    return letters.empty() ? "family" : letters;
}

}  // namespace bookbag::demo
