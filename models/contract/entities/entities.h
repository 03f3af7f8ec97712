// The list of entities, parents before children. To add one: its header and .cpp, a line here, a migration.
#pragma once

#include "contract/entities/account.h"
#include "contract/entities/attachment.h"
#include "contract/entities/businesssystem.h"
#include "contract/entities/cabmeeting.h"
#include "contract/entities/changerequest.h"
#include "contract/entities/changestep.h"
#include "contract/entities/changetemplate.h"
#include "contract/entities/changewindow.h"
#include "contract/entities/datahandover.h"
#include "contract/entities/delegation.h"
#include "contract/entities/evaluation.h"
#include "contract/entities/evaluationtemplate.h"
#include "contract/entities/improvementitem.h"
#include "contract/entities/objection.h"
#include "contract/entities/orderalert.h"
#include "contract/entities/ordernote.h"
#include "contract/entities/orderresource.h"
#include "contract/entities/orderstep.h"
#include "contract/entities/organisation.h"
#include "contract/entities/person.h"
#include "contract/entities/policy.h"
#include "contract/entities/printedform.h"
#include "contract/entities/relation.h"
#include "contract/entities/resource.h"
#include "contract/entities/runreport.h"
#include "contract/entities/satisfactionsurvey.h"
#include "contract/entities/savedview.h"
#include "contract/entities/scoresheet.h"
#include "contract/entities/signingkey.h"
#include "contract/entities/stocktakescans.h"
#include "contract/entities/utilisation.h"

namespace contract {

using AllEntities = std::tuple<Organisation, BusinessSystem, Resource, Relation, Person, Account, Attachment, Stocktake, StocktakeScans, Utilisation, SavedView, ServiceItem, Policy, OrderPlan, WorkOrder,
                               OrderStep, OrderNote, OrderResource, OrderAlert, SigningKeyRecord, Delegation, ChangeTemplate, ChangeWindow, CabMeeting, ChangeRequest, ChangeStep,
                               EvaluationTemplate, Evaluation, ScoreSheet, Objection, SatisfactionSurvey, ImprovementItem, RunReport, PrintedForm, DataHandover>;

} // namespace contract
