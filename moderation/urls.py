"""The addresses of reports, decisions and the moderators' pages; included at the root."""

from django.urls import path

from .views import accounts, appeal_desk, appeals, cases, public, queue, reports, rules, standing

app_name = "moderation"
urlpatterns = [
    path("report/", reports.report_new, name="report_new"),
    path("report/<slug:code>/", reports.report_status, name="report_status"),
    path("standing/", standing.standing, name="standing"),
    path("standing/<slug:public_id>/", standing.decision_detail, name="decision_detail"),
    path("appeals/", appeals.appeal_list, name="appeal_list"),
    path("appeals/new/<slug:public_id>/", appeals.appeal_new, name="appeal_new"),
    path("appeals/<slug:public_id>/", appeals.appeal_detail, name="appeal_detail"),
    path("appeals/<slug:public_id>/write/", appeals.appeal_write, name="appeal_write"),
    path("transparency/", public.transparency, name="transparency"),
    path("rules/", public.rules, name="rules"),
    path("rules/<str:code>/", public.rule_detail, name="rule_detail"),
    path("moderation/", queue.queue, name="queue"),
    path("moderation/log/", public.log, name="log"),
    path("moderation/appeals/", appeal_desk.appeal_queue, name="appeal_queue"),
    path("moderation/appeals/<slug:public_id>/", appeal_desk.appeal_case, name="appeal_case"),
    path("moderation/appeals/<slug:public_id>/ask/", appeal_desk.appeal_ask, name="appeal_ask"),
    path("moderation/appeals/<slug:public_id>/decide/", appeal_desk.appeal_decide, name="appeal_decide"),
    path("moderation/accounts/<int:pk>/", accounts.account_detail, name="account_detail"),
    path("moderation/rules/<str:code>/", rules.rule_revise, name="rule_revise"),
    path("moderation/closures/", accounts.closure_list, name="closure_list"),
    path("moderation/closures/<slug:public_id>/", accounts.closure_detail, name="closure_detail"),
    path("moderation/closures/<slug:public_id>/confirm/", accounts.closure_confirm, name="closure_confirm"),
    path("moderation/closures/<slug:public_id>/drop/", accounts.closure_drop, name="closure_drop"),
    path("moderation/cases/<slug:public_id>/", cases.case_detail, name="case_detail"),
    path("moderation/cases/<slug:public_id>/claim/", cases.case_claim, name="case_claim"),
    path("moderation/cases/<slug:public_id>/release/", cases.case_release, name="case_release"),
    path("moderation/cases/<slug:public_id>/decide/", cases.case_decide, name="case_decide"),
]
