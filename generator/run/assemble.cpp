// Reading of settings, plans and maps around the intake; from the end of assemble() on nothing new is read.
#include "run/assemble.hpp"

#include <set>

#include "base/sha256.hpp"
#include "base/utf8.hpp"
#include "files/yaml_folder.hpp"
#include "ingest/source_map.hpp"
#include "run/delivery_step.hpp"

namespace bookbag::run {

using base::Fault;
using base::FaultKind;
using base::Result;

base::Fault first_of(const std::vector<Fault>& faults) {
    Fault first = faults.front();
    if (faults.size() > 1) {
        first.remedy += " (and " + std::to_string(faults.size() - 1) + " more: run 'bookbag check')";
    }
    return first;
}

namespace {

void add_teacher_words(const school::Planner& planner, ingest::Intake& intake) {
    auto words = school::attempts_of_words(planner, intake.roll);
    if (words.empty()) {
        return;
    }
    auto attempts = std::move(intake.evidence.attempts);
    attempts.insert(attempts.end(), words.begin(), words.end());
    intake.evidence = school::make_evidence(std::move(attempts), std::move(intake.evidence.choices), intake.roll.pupils.size());
}

/// Characters that tonight's papers may need beyond ASCII: those of templates and phrases, of names, and the signs of formulas.
fonts::Repertoire repertoire(const House& house, const school::Settings& settings, const school::Roll& roll) {
    std::set<char32_t> wanted(house.characters.begin(), house.characters.end());
    const auto add = [&](const std::string& text) {
        for (const char32_t point : base::code_points(text)) {
            if (point > 0x7F) {
                wanted.insert(point);
            }
        }
    };
    for (const auto& pupil : roll.pupils) {
        add(pupil.given_name.for_print());
        add(pupil.family_name.for_print());
    }
    for (const auto& school_class : roll.classes) {
        add(school_class.name + school_class.teacher);
    }
    add(settings.name);
    for (const char32_t sign : U"−×÷±≤≥≠≈≡∝→⇒π∥⊥△∠°√∩∪∈ξθα∞…′•") {
        if (sign != 0) {
            wanted.insert(sign);
        }
    }
    fonts::Repertoire made;
    made.characters.assign(wanted.begin(), wanted.end());
    return made;
}

/// Changes when anything that a paper is made from changes.
std::string input_hash(const Setting& setting, const House& house, const school::Settings& settings, const ingest::Intake& intake,
                       const std::vector<std::string>& plan_bytes) {
    base::Sha256 hash;
    for (const std::string& field : {house.hash, base::to_iso(setting.date), settings.name, settings.phone, setting.only}) {
        hash.update(field);
        hash.update("\x1f");
    }
    std::string look = std::to_string(settings.bring_back_days) + " " + std::to_string(static_cast<int>(settings.font));
    for (const auto& [year, minutes] : settings.minutes) {
        look += " " + std::to_string(year) + ":" + std::to_string(minutes);
    }
    for (const std::string& line : settings.help) {
        look += "\x1f" + line;
    }
    hash.update(look + "\x1f" + settings.contact_name + "\x1f" + settings.contact_hours);
    for (const auto& attempt : intake.evidence.attempts) {
        hash.update(std::to_string(attempt.id.value));
        hash.update(std::to_string(attempt.got) + "/" + std::to_string(attempt.possible));
    }
    for (const auto& pupil : intake.roll.pupils) {
        hash.update(pupil.token.value + pupil.given_name.for_print() + std::to_string(pupil.year) +
                    std::to_string(static_cast<int>(pupil.access.profile)));
    }
    for (const auto& guardian : intake.roll.guardians) {
        hash.update(guardian.contact_id + guardian.email);
    }
    for (const auto& bytes : plan_bytes) {
        hash.update(bytes);
    }
    return base::to_hex(hash.finish());
}

}  // namespace

Result<school::Settings> load_settings(files::World& world, const std::string& school_dir, base::Date date) {
    if (!world.exists(files::path_in(school_dir, "school.yaml"))) {
        return Fault{FaultKind::Missing,
                     {files::path_in(school_dir, "school.yaml"), 0, 0},
                     "this folder is no school: it has no school.yaml",
                     "make one with 'bookbag init " + school_dir + "'",
                     "E-SETTINGS"};
    }
    BOOKBAG_TRY(document, files::read_yaml(world, school_dir, "school.yaml"));
    auto settings = school::make_settings(document);
    if (!settings.good()) {
        return first_of(settings.faults);
    }
    if (settings.value.terms.empty()) {
        settings.value.terms = school::usual_terms(date);
    }
    return std::move(settings.value);
}

Result<ingest::Intake> load_intake(files::World& world, const Setting& setting, const school::Settings& settings,
                                   const House& house, ingest::IntakeMode mode, std::int64_t settle_seconds) {
    auto maps = ingest::read_source_maps(world, {files::path_in(setting.home, "templates"), setting.school_dir}, settings.sources,
                                         house.curriculum);
    if (!maps.good()) {
        return first_of(maps.faults);
    }
    ingest::IntakeRequest request;
    request.school_dir = setting.school_dir;
    request.settings = &settings;
    request.curriculum = &house.curriculum;
    request.maps = std::move(maps.value);
    request.night = setting.date;
    request.mode = mode;
    request.settle_seconds = settle_seconds;
    return ingest::take_in(world, request);
}

Result<Assembled> assemble(files::World& world, const Setting& setting, const House& house, school::Settings settings,
                           ingest::Intake intake, school::History history) {
    Assembled made;
    BOOKBAG_TRY(salt, ingest::school_salt(world, setting.school_dir, settings));
    auto plans = files::read_yaml_folder(world, setting.school_dir, "plan");
    std::vector<school::PlanFile> plan_files;
    std::vector<std::string> plan_bytes;
    for (std::size_t i = 0; i < plans.documents.size(); ++i) {
        plan_files.push_back({plans.names[i], &plans.documents[i]});
        const auto bytes = world.read_file(files::path_in(setting.school_dir, "plan/" + plans.names[i] + ".yaml"));
        plan_bytes.push_back(plans.names[i] + (bytes ? *bytes : std::string()));
    }
    auto planner = school::make_planner(plan_files, settings.terms, house.curriculum, setting.date);
    for (const auto& list : {plans.faults, planner.faults, school::unused_plan_lines(planner.value, intake.roll)}) {
        for (const auto& fault : list) {
            made.plan_lines.push_back(base::to_string(fault));
        }
    }
    add_teacher_words(planner.value, intake);
    BOOKBAG_TRY(parts, render::FontParts::prepare(house.fonts, repertoire(house, settings, intake.roll)));
    auto emailed = by_email(intake.roll, intake.contacts, made.paper_because);
    const std::string hash = input_hash(setting, house, settings, intake, plan_bytes);
    BOOKBAG_TRY(attempts, SharedAttempts::copy_of(intake.evidence.attempts));
    std::vector<school::Attempt>().swap(intake.evidence.attempts);
    made.tonight.reset(new Tonight{house,
                                   std::move(settings),
                                   std::move(intake.roll),
                                   std::move(intake.evidence),
                                   std::move(attempts),
                                   std::move(history),
                                   std::move(planner.value),
                                   setting.date,
                                   salt,
                                   setting.folder,
                                   hash,
                                   {setting.only},
                                   std::move(parts),
                                   std::move(emailed),
                                   {},
                                   {}});
    made.tonight->previews = choose_previews(*made.tonight);
    return made;
}

Result<Assembled> assemble_for_look(files::World& world, const Setting& setting, const House& house) {
    BOOKBAG_TRY(settings, load_settings(world, setting.school_dir, setting.date));
    BOOKBAG_TRY(intake, load_intake(world, setting, settings, house, ingest::IntakeMode::Check, 0));
    school::History history;
    history.pupils.resize(intake.roll.pupils.size());
    const std::string ledger_path = files::path_in(setting.school_dir, "records/bookbag.db");
    if (world.exists(ledger_path)) {
        BOOKBAG_TRY(ledger, ledger::Ledger::open(ledger_path));
        BOOKBAG_TRY(past, ledger.history(intake.roll, house.curriculum, setting.date));
        history = std::move(past);
    }
    return assemble(world, setting, house, std::move(settings), std::move(intake), std::move(history));
}

}  // namespace bookbag::run
