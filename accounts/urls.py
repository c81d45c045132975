from django.urls import include, path

from .views import (
    availability,
    case_studies,
    client_people,
    client_verification,
    clients,
    developers,
    mail,
    notifications,
    pictures,
    privacy,
    profile,
    profile_verbs,
    resumes,
    settings,
    shortlists,
    skills,
    twins,
)

app_name = "accounts"

DEVELOPERS = [
    path("", developers.developer_list, name="developer_list"),
    path("saved/", shortlists.saved_developers, name="saved_developers"),
    path("<str:handle>/", developers.developer_detail, name="developer_detail"),
    path("<str:handle>/save/", shortlists.developer_save, name="developer_save"),
    path("<str:handle>/unsave/", shortlists.developer_unsave, name="developer_unsave"),
    path("<str:handle>/shortlist/", shortlists.shortlist_add, name="shortlist_add"),
    path("<str:handle>/cv/", twins.developer_cv, name="developer_cv"),
    path("<str:handle>/resume.json", twins.developer_resume, name="developer_resume"),
    path("<str:handle>/card.vcf", twins.developer_card, name="developer_card"),
]

SHORTLISTS = [
    path("", shortlists.shortlists, name="shortlists"),
    path("<slug:public_id>/", shortlists.shortlist, name="shortlist"),
    path("<slug:public_id>/delete/", shortlists.shortlist_delete, name="shortlist_delete"),
    path("<slug:public_id>/<int:pk>/note/", shortlists.shortlist_note, name="shortlist_note"),
    path("<slug:public_id>/<int:pk>/off/", shortlists.shortlist_take_off, name="shortlist_take_off"),
]

PROFILE = [
    path("", profile.profile_edit, name="profile_edit"),
    path("publish/", profile_verbs.profile_publish, name="profile_publish"),
    path("withdraw/", profile_verbs.profile_withdraw, name="profile_withdraw"),
    path("confirm/", availability.availability_confirm, name="availability_confirm"),
    path("confirm/<str:token>/", availability.availability_confirm_mail, name="availability_confirm_mail"),
    path("photo/", pictures.profile_photo, name="profile_photo"),
    path("import/", resumes.resume_import, name="resume_import"),
    path("skills/propose/", skills.skill_propose, name="skill_propose"),
    path("skills/add/", profile_verbs.skills_add, name="skills_add"),
    path("work/new/", case_studies.case_study_new, name="case_study_new"),
    path("work/<slug:public_id>/", case_studies.case_study_edit, name="case_study_edit"),
    path("work/<slug:public_id>/move/", case_studies.case_study_move, name="case_study_move"),
    path("work/<slug:public_id>/delete/", case_studies.case_study_delete, name="case_study_delete"),
    path("<slug:step>/", profile.profile_step, name="profile_step"),
]

CLIENTS = [
    path("new/", clients.client_new, name="client_new"),
    path("<slug:slug>/edit/", clients.client_edit, name="client_edit"),
    path("join/<slug:public_id>/", client_people.client_join, name="client_join"),
    path("<slug:slug>/people/", client_people.client_people, name="client_people"),
    path("<slug:slug>/people/<int:pk>/role/", client_people.client_role, name="client_role"),
    path("<slug:slug>/people/<int:pk>/remove/", client_people.client_remove, name="client_remove"),
    path(
        "<slug:slug>/invitations/<slug:public_id>/withdraw/",
        client_people.client_uninvite,
        name="client_uninvite",
    ),
    path("<slug:slug>/verify/", client_verification.client_verify, name="client_verify"),
    path("<slug:slug>/verify/code/", client_verification.client_code, name="client_code"),
    path("<slug:slug>/vouch/", client_verification.client_vouch, name="client_vouch"),
    path("<slug:slug>/logo/", pictures.client_logo, name="client_logo"),
]

NOTIFICATIONS = [
    path("", notifications.notification_list, name="notification_list"),
    path("read/", notifications.notifications_read, name="notifications_read"),
    path("<int:pk>/open/", notifications.notification_open, name="notification_open"),
]

SETTINGS = [
    path("mail/", mail.mail_settings, name="mail_settings"),
    path("mail/stop/<str:token>/", mail.mail_stop, name="mail_stop"),
    path("privacy/", privacy.privacy, name="privacy"),
    path("privacy/close/", privacy.account_close, name="account_close"),
    path("privacy/keep/", privacy.account_keep, name="account_keep"),
    path("", settings.settings, name="settings"),
]

# Under their first words, so that an address of another app is compared with these few alone.
urlpatterns = [
    path("developers/", include(DEVELOPERS)),
    path("shortlists/", include(SHORTLISTS)),
    path("profile/", include(PROFILE)),
    path("clients/", include(CLIENTS)),
    path("notifications/", include(NOTIFICATIONS)),
    path("settings/", include(SETTINGS)),
]
