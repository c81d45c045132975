"""The addresses of reports, decisions and the moderators' pages; included at the root."""

from django.urls import path

from .views import cases, public, queue, reports, standing

app_name = "moderation"
urlpatterns = [
    path("report/", reports.report_new, name="report_new"),
    path("report/<slug:code>/", reports.report_status, name="report_status"),
    path("standing/", standing.standing, name="standing"),
    path("standing/<slug:public_id>/", standing.decision_detail, name="decision_detail"),
    path("rules/", public.rules, name="rules"),
    path("moderation/", queue.queue, name="queue"),
    path("moderation/log/", public.log, name="log"),
    path("moderation/cases/<slug:public_id>/", cases.case_detail, name="case_detail"),
    path("moderation/cases/<slug:public_id>/claim/", cases.case_claim, name="case_claim"),
    path("moderation/cases/<slug:public_id>/release/", cases.case_release, name="case_release"),
    path("moderation/cases/<slug:public_id>/decide/", cases.case_decide, name="case_decide"),
]
