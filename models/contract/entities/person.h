// Person (人员): somebody of one of the four parties. No identity-card number is kept (PIPL, domain.md section 3).
#pragma once

#include "contract/entities/organisation.h"

#include "contract/codec.h"

namespace contract {

struct Person {
    Id<Person> id;
    Revision revision = 0;
    bool retired = false;
    QString number;
    QString name;
    Id<Organisation> unit;
    QString post;       ///< 岗位, code of the catalogue post
    QString shiftGroup; ///< 班组
    QString phone;
    QString email;
    QDate enteredOn;
    QDate leftOn;
    QDate filedOn;            ///< 备案日期
    QDate backgroundCheckedOn; ///< 背景审查日期
    QDate secrecySignedOn;     ///< 保密协议签订日期
    QString certificates;
    int trainingHours = 0; ///< hours this year
    QString note;
    bool operator==(const Person &) const = default;
};

template <> struct Describe<Person> {
    static constexpr auto name = "person";
    static constexpr auto caption = QT_TRANSLATE_NOOP("Person", "Person");
    static constexpr auto captions = QT_TRANSLATE_NOOP("Person", "People");
    static constexpr auto numberPrefix = "RY";
    static constexpr auto fields = std::tuple{
        Field{"number", QT_TRANSLATE_NOOP("Person", "Number"), &Person::number, traits::key | traits::section(QT_TRANSLATE_NOOP("Person", "Identity"))},
        Field{"name", QT_TRANSLATE_NOOP("Person", "Name"), &Person::name, traits::title | traits::required | traits::pinyin | traits::indexed | traits::listed | traits::personal | traits::maxLength(40)},
        Field{"unit_id", QT_TRANSLATE_NOOP("Person", "Unit"), &Person::unit, traits::required | traits::scope | traits::indexed | traits::listed},
        Field{"post", QT_TRANSLATE_NOOP("Person", "Post"), &Person::post, traits::catalogue("post") | traits::indexed | traits::listed | traits::maxLength(40)},
        Field{"shift_group", QT_TRANSLATE_NOOP("Person", "Shift group"), &Person::shiftGroup, traits::listed | traits::maxLength(40)},
        Field{"phone", QT_TRANSLATE_NOOP("Person", "Phone"), &Person::phone, traits::searchable | traits::listed | traits::personal | traits::maxLength(30)},
        Field{"email", QT_TRANSLATE_NOOP("Person", "E-mail"), &Person::email, traits::personal | traits::maxLength(120)},
        Field{"entered_on", QT_TRANSLATE_NOOP("Person", "Entered on"), &Person::enteredOn, traits::listed | traits::section(QT_TRANSLATE_NOOP("Person", "Employment"))},
        Field{"left_on", QT_TRANSLATE_NOOP("Person", "Left on"), &Person::leftOn},
        Field{"filed_on", QT_TRANSLATE_NOOP("Person", "Filed on"), &Person::filedOn, traits::listed},
        Field{"background_checked_on", QT_TRANSLATE_NOOP("Person", "Background checked on"), &Person::backgroundCheckedOn},
        Field{"secrecy_signed_on", QT_TRANSLATE_NOOP("Person", "Secrecy agreement signed on"), &Person::secrecySignedOn},
        Field{"certificates", QT_TRANSLATE_NOOP("Person", "Certificates"), &Person::certificates, traits::maxLength(400)},
        Field{"training_hours", QT_TRANSLATE_NOOP("Person", "Training this year"), &Person::trainingHours, traits::unit("h") | traits::range(0, 2000)},
        Field{"note", QT_TRANSLATE_NOOP("Person", "Note"), &Person::note, traits::multiline},
    };
};

} // namespace contract
