from django.urls import path

from .views import (
    case_studies,
    client_people,
    client_verification,
    clients,
    developers,
    notifications,
    profile,
    profile_verbs,
    resumes,
    settings,
    twins,
)

app_name = "accounts"

urlpatterns = [
    path("developers/", developers.developer_list, name="developer_list"),
    path("developers/<str:handle>/", developers.developer_detail, name="developer_detail"),
    path("developers/<str:handle>/cv/", twins.developer_cv, name="developer_cv"),
    path("developers/<str:handle>/resume.json", twins.developer_resume, name="developer_resume"),
    path("developers/<str:handle>/card.vcf", twins.developer_card, name="developer_card"),
    path("profile/", profile.profile_edit, name="profile_edit"),
    path("profile/publish/", profile_verbs.profile_publish, name="profile_publish"),
    path("profile/withdraw/", profile_verbs.profile_withdraw, name="profile_withdraw"),
    path("profile/confirm/", profile_verbs.availability_confirm, name="availability_confirm"),
    path("profile/import/", resumes.resume_import, name="resume_import"),
    path("profile/skills/add/", profile_verbs.skills_add, name="skills_add"),
    path("profile/work/new/", case_studies.case_study_new, name="case_study_new"),
    path("profile/work/<slug:public_id>/", case_studies.case_study_edit, name="case_study_edit"),
    path("profile/work/<slug:public_id>/move/", case_studies.case_study_move, name="case_study_move"),
    path("profile/work/<slug:public_id>/delete/", case_studies.case_study_delete, name="case_study_delete"),
    path("profile/<slug:step>/", profile.profile_step, name="profile_step"),
    path("clients/new/", clients.client_new, name="client_new"),
    path("clients/<slug:slug>/edit/", clients.client_edit, name="client_edit"),
    path("clients/join/<slug:public_id>/", client_people.client_join, name="client_join"),
    path("clients/<slug:slug>/people/", client_people.client_people, name="client_people"),
    path("clients/<slug:slug>/people/<int:pk>/role/", client_people.client_role, name="client_role"),
    path("clients/<slug:slug>/people/<int:pk>/remove/", client_people.client_remove, name="client_remove"),
    path(
        "clients/<slug:slug>/invitations/<slug:public_id>/withdraw/",
        client_people.client_uninvite,
        name="client_uninvite",
    ),
    path("clients/<slug:slug>/verify/", client_verification.client_verify, name="client_verify"),
    path("clients/<slug:slug>/verify/code/", client_verification.client_code, name="client_code"),
    path("clients/<slug:slug>/vouch/", client_verification.client_vouch, name="client_vouch"),
    path("notifications/", notifications.notification_list, name="notification_list"),
    path("notifications/read/", notifications.notifications_read, name="notifications_read"),
    path("settings/", settings.settings, name="settings"),
]
