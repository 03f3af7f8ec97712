// The fillings of all forms, a file a form; forms.cpp lists them.
#pragma once

#include "exchange/forms/formdesk.h"

namespace exchange {

FormData fillApplication(const Record &order, const FormDesk &desk);       // F01
FormData fillAdjustment(const Record &order, const FormDesk &desk);        // F02
FormData fillDelivery(const Record &order, const FormDesk &desk);          // F03
FormData fillLowUse(const Record &order, const FormDesk &desk);            // F04
FormData fillReclaim(const Record &order, const FormDesk &desk);           // F05
FormData fillOrder(const Record &order, const FormDesk &desk);             // F06
FormData fillIncidentAnalysis(const Record &order, const FormDesk &desk);  // F07
FormData fillChange(const Record &change, const FormDesk &desk);           // F08
FormData fillChangeRecord(const Record &change, const FormDesk &desk);     // F09
FormData fillMinutes(const Record &meeting, const FormDesk &desk);         // F10
FormData fillInspection(const Record &order, const FormDesk &desk);        // F11
FormData fillDuty(const Record &order, const FormDesk &desk);              // F12
FormData fillHandover(const Record &order, const FormDesk &desk);          // F13
FormData fillBackup(const Record &order, const FormDesk &desk);            // F14
FormData fillDrill(const Record &order, const FormDesk &desk);             // F15
FormData fillAssurance(const Record &order, const FormDesk &desk);         // F16
FormData fillSecurityIncident(const Record &order, const FormDesk &desk);  // F17
FormData fillVulnerability(const Record &order, const FormDesk &desk);     // F18
FormData fillPerson(const Record &person, const FormDesk &desk);           // F19
FormData fillTraining(const Record &order, const FormDesk &desk);          // F20
FormData fillSurvey(const Record &survey, const FormDesk &desk);           // F21
FormData fillScores(const Record &evaluation, const FormDesk &desk);       // F22
FormData fillRunReport(const Record &report, const FormDesk &desk);        // F23, F25
FormData fillImprovement(const Record &item, const FormDesk &desk);        // F24
FormData fillPackage(const Record &package, const FormDesk &desk);         // F26

} // namespace exchange
