import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.core.serializers.json
import django.core.validators
import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.text
from django.conf import settings
from django.db import migrations, models

import accounts.models.developer_texts
import marketplace.lib.ids
import marketplace.lib.zones


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_start"),
    ]

    operations = [
        migrations.CreateModel(
            name="Developer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "hold",
                    models.CharField(
                        choices=[
                            ("none", "None"),
                            ("limited", "limited: out of lists, readable by link"),
                            ("frozen", "frozen: owner and staff only"),
                            ("removed", "Removed"),
                        ],
                        db_default="none",
                        default="none",
                        editable=False,
                        max_length=7,
                    ),
                ),
                ("hold_until", models.DateTimeField(editable=False, null=True)),
                (
                    "public_id",
                    models.CharField(
                        default=marketplace.lib.ids.new_public_id, editable=False, max_length=12, unique=True
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("updated_at", models.DateTimeField(auto_now=True)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "availability",
                    models.CharField(
                        choices=[
                            ("available", "Available now"),
                            ("from_date", "Available from a date"),
                            ("part_time", "Available part time"),
                            ("not_looking", "Not looking"),
                            ("not_stated", "Not stated"),
                        ],
                        default="not_stated",
                        max_length=11,
                    ),
                ),
                ("available_from", models.DateField(blank=True, null=True, verbose_name="free from")),
                (
                    "hours_a_week",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, validators=[django.core.validators.MaxValueValidator(80)]
                    ),
                ),
                (
                    "notice_days",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[django.core.validators.MaxValueValidator(180)],
                        verbose_name="notice, days",
                    ),
                ),
                (
                    "workplaces",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[("remote", "Remote"), ("hybrid", "Hybrid"), ("on_site", "On site")], max_length=7
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="where I work",
                    ),
                ),
                (
                    "hybrid_days",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[django.core.validators.MaxValueValidator(7)],
                        verbose_name="days on site a week",
                    ),
                ),
                (
                    "travel_radius_km",
                    models.PositiveIntegerField(
                        blank=True,
                        null=True,
                        validators=[django.core.validators.MaxValueValidator(20000)],
                        verbose_name="how far I travel, km",
                    ),
                ),
                (
                    "work_countries",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=2),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="countries I may work in",
                    ),
                ),
                ("confirmed_at", models.DateTimeField(editable=False, null=True)),
                (
                    "name",
                    models.CharField(
                        blank=True, max_length=80, validators=[accounts.models.developer_texts.no_contact]
                    ),
                ),
                (
                    "headline",
                    models.CharField(
                        blank=True, max_length=90, validators=[accounts.models.developer_texts.no_contact]
                    ),
                ),
                (
                    "about",
                    models.TextField(
                        blank=True,
                        max_length=4000,
                        validators=[
                            django.core.validators.MinLengthValidator(200),
                            django.core.validators.MaxLengthValidator(4000),
                            accounts.models.developer_texts.no_pictures,
                        ],
                    ),
                ),
                ("about_html", models.TextField(blank=True, editable=False)),
                (
                    "country",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("AF", "Afghanistan"),
                            ("AX", "Åland Islands"),
                            ("AL", "Albania"),
                            ("DZ", "Algeria"),
                            ("AS", "American Samoa"),
                            ("AD", "Andorra"),
                            ("AO", "Angola"),
                            ("AI", "Anguilla"),
                            ("AQ", "Antarctica"),
                            ("AG", "Antigua and Barbuda"),
                            ("AR", "Argentina"),
                            ("AM", "Armenia"),
                            ("AW", "Aruba"),
                            ("AU", "Australia"),
                            ("AT", "Austria"),
                            ("AZ", "Azerbaijan"),
                            ("BS", "Bahamas"),
                            ("BH", "Bahrain"),
                            ("BD", "Bangladesh"),
                            ("BB", "Barbados"),
                            ("BY", "Belarus"),
                            ("BE", "Belgium"),
                            ("BZ", "Belize"),
                            ("BJ", "Benin"),
                            ("BM", "Bermuda"),
                            ("BT", "Bhutan"),
                            ("BO", "Bolivia"),
                            ("BA", "Bosnia and Herzegovina"),
                            ("BW", "Botswana"),
                            ("BV", "Bouvet Island"),
                            ("BR", "Brazil"),
                            ("IO", "British Indian Ocean Territory"),
                            ("VG", "British Virgin Islands"),
                            ("BN", "Brunei"),
                            ("BG", "Bulgaria"),
                            ("BF", "Burkina Faso"),
                            ("BI", "Burundi"),
                            ("KH", "Cambodia"),
                            ("CM", "Cameroon"),
                            ("CA", "Canada"),
                            ("CV", "Cape Verde"),
                            ("BQ", "Caribbean NL"),
                            ("KY", "Cayman Islands"),
                            ("CF", "Central African Rep."),
                            ("TD", "Chad"),
                            ("CL", "Chile"),
                            ("CN", "China"),
                            ("CX", "Christmas Island"),
                            ("CC", "Cocos (Keeling) Islands"),
                            ("CO", "Colombia"),
                            ("KM", "Comoros"),
                            ("CK", "Cook Islands"),
                            ("CR", "Costa Rica"),
                            ("HR", "Croatia"),
                            ("CU", "Cuba"),
                            ("CW", "Curaçao"),
                            ("CY", "Cyprus"),
                            ("CZ", "Czechia"),
                            ("CI", "Côte d’Ivoire"),
                            ("CD", "Democratic Republic of the Congo"),
                            ("DK", "Denmark"),
                            ("DJ", "Djibouti"),
                            ("DM", "Dominica"),
                            ("DO", "Dominican Republic"),
                            ("TL", "East Timor"),
                            ("EC", "Ecuador"),
                            ("EG", "Egypt"),
                            ("SV", "El Salvador"),
                            ("GQ", "Equatorial Guinea"),
                            ("ER", "Eritrea"),
                            ("EE", "Estonia"),
                            ("SZ", "Eswatini (Swaziland)"),
                            ("ET", "Ethiopia"),
                            ("FK", "Falkland Islands"),
                            ("FO", "Faroe Islands"),
                            ("FJ", "Fiji"),
                            ("FI", "Finland"),
                            ("FR", "France"),
                            ("GF", "French Guiana"),
                            ("PF", "French Polynesia"),
                            ("TF", "French S. Terr."),
                            ("GA", "Gabon"),
                            ("GM", "Gambia"),
                            ("GE", "Georgia"),
                            ("DE", "Germany"),
                            ("GH", "Ghana"),
                            ("GI", "Gibraltar"),
                            ("GR", "Greece"),
                            ("GL", "Greenland"),
                            ("GD", "Grenada"),
                            ("GP", "Guadeloupe"),
                            ("GU", "Guam"),
                            ("GT", "Guatemala"),
                            ("GG", "Guernsey"),
                            ("GN", "Guinea"),
                            ("GW", "Guinea-Bissau"),
                            ("GY", "Guyana"),
                            ("HT", "Haiti"),
                            ("HM", "Heard Island and McDonald Islands"),
                            ("HN", "Honduras"),
                            ("HK", "Hong Kong"),
                            ("HU", "Hungary"),
                            ("IS", "Iceland"),
                            ("IN", "India"),
                            ("ID", "Indonesia"),
                            ("IR", "Iran"),
                            ("IQ", "Iraq"),
                            ("IE", "Ireland"),
                            ("IM", "Isle of Man"),
                            ("IL", "Israel"),
                            ("IT", "Italy"),
                            ("JM", "Jamaica"),
                            ("JP", "Japan"),
                            ("JE", "Jersey"),
                            ("JO", "Jordan"),
                            ("KZ", "Kazakhstan"),
                            ("KE", "Kenya"),
                            ("KI", "Kiribati"),
                            ("KW", "Kuwait"),
                            ("KG", "Kyrgyzstan"),
                            ("LA", "Laos"),
                            ("LV", "Latvia"),
                            ("LB", "Lebanon"),
                            ("LS", "Lesotho"),
                            ("LR", "Liberia"),
                            ("LY", "Libya"),
                            ("LI", "Liechtenstein"),
                            ("LT", "Lithuania"),
                            ("LU", "Luxembourg"),
                            ("MO", "Macau"),
                            ("MG", "Madagascar"),
                            ("MW", "Malawi"),
                            ("MY", "Malaysia"),
                            ("MV", "Maldives"),
                            ("ML", "Mali"),
                            ("MT", "Malta"),
                            ("MH", "Marshall Islands"),
                            ("MQ", "Martinique"),
                            ("MR", "Mauritania"),
                            ("MU", "Mauritius"),
                            ("YT", "Mayotte"),
                            ("MX", "Mexico"),
                            ("FM", "Micronesia"),
                            ("MD", "Moldova"),
                            ("MC", "Monaco"),
                            ("MN", "Mongolia"),
                            ("ME", "Montenegro"),
                            ("MS", "Montserrat"),
                            ("MA", "Morocco"),
                            ("MZ", "Mozambique"),
                            ("MM", "Myanmar"),
                            ("NA", "Namibia"),
                            ("NR", "Nauru"),
                            ("NP", "Nepal"),
                            ("NL", "Netherlands"),
                            ("NC", "New Caledonia"),
                            ("NZ", "New Zealand"),
                            ("NI", "Nicaragua"),
                            ("NE", "Niger"),
                            ("NG", "Nigeria"),
                            ("NU", "Niue"),
                            ("NF", "Norfolk Island"),
                            ("KP", "North Korea"),
                            ("MK", "North Macedonia"),
                            ("MP", "Northern Mariana Islands"),
                            ("NO", "Norway"),
                            ("OM", "Oman"),
                            ("PK", "Pakistan"),
                            ("PW", "Palau"),
                            ("PS", "Palestine"),
                            ("PA", "Panama"),
                            ("PG", "Papua New Guinea"),
                            ("PY", "Paraguay"),
                            ("PE", "Peru"),
                            ("PH", "Philippines"),
                            ("PN", "Pitcairn"),
                            ("PL", "Poland"),
                            ("PT", "Portugal"),
                            ("PR", "Puerto Rico"),
                            ("QA", "Qatar"),
                            ("CG", "Republic of the Congo"),
                            ("RO", "Romania"),
                            ("RU", "Russia"),
                            ("RW", "Rwanda"),
                            ("RE", "Réunion"),
                            ("BL", "Saint Barthélemy"),
                            ("SH", "Saint Helena"),
                            ("KN", "Saint Kitts and Nevis"),
                            ("LC", "Saint Lucia"),
                            ("MF", "Saint Martin (French part)"),
                            ("PM", "Saint Pierre and Miquelon"),
                            ("VC", "Saint Vincent"),
                            ("WS", "Samoa"),
                            ("SM", "San Marino"),
                            ("SA", "Saudi Arabia"),
                            ("SN", "Senegal"),
                            ("RS", "Serbia"),
                            ("SC", "Seychelles"),
                            ("SL", "Sierra Leone"),
                            ("SG", "Singapore"),
                            ("SX", "Sint Maarten (Dutch part)"),
                            ("SK", "Slovakia"),
                            ("SI", "Slovenia"),
                            ("SB", "Solomon Islands"),
                            ("SO", "Somalia"),
                            ("ZA", "South Africa"),
                            ("GS", "South Georgia and the South Sandwich Islands"),
                            ("KR", "South Korea"),
                            ("SS", "South Sudan"),
                            ("ES", "Spain"),
                            ("LK", "Sri Lanka"),
                            ("SD", "Sudan"),
                            ("SR", "Suriname"),
                            ("SJ", "Svalbard and Jan Mayen"),
                            ("SE", "Sweden"),
                            ("CH", "Switzerland"),
                            ("SY", "Syria"),
                            ("ST", "São Tomé and Príncipe"),
                            ("TW", "Taiwan"),
                            ("TJ", "Tajikistan"),
                            ("TZ", "Tanzania"),
                            ("TH", "Thailand"),
                            ("TG", "Togo"),
                            ("TK", "Tokelau"),
                            ("TO", "Tonga"),
                            ("TT", "Trinidad and Tobago"),
                            ("TN", "Tunisia"),
                            ("TM", "Turkmenistan"),
                            ("TC", "Turks and Caicos Is"),
                            ("TV", "Tuvalu"),
                            ("TR", "Türkiye"),
                            ("VI", "US Virgin Islands"),
                            ("UM", "US minor outlying islands"),
                            ("UG", "Uganda"),
                            ("UA", "Ukraine"),
                            ("AE", "United Arab Emirates"),
                            ("GB", "United Kingdom"),
                            ("US", "United States"),
                            ("UY", "Uruguay"),
                            ("UZ", "Uzbekistan"),
                            ("VU", "Vanuatu"),
                            ("VA", "Vatican City"),
                            ("VE", "Venezuela"),
                            ("VN", "Vietnam"),
                            ("WF", "Wallis and Futuna"),
                            ("EH", "Western Sahara"),
                            ("YE", "Yemen"),
                            ("ZM", "Zambia"),
                            ("ZW", "Zimbabwe"),
                        ],
                        max_length=2,
                    ),
                ),
                ("region", models.CharField(blank=True, max_length=80)),
                ("city", models.CharField(blank=True, max_length=80)),
                (
                    "time_zone",
                    models.CharField(blank=True, max_length=64, validators=[marketplace.lib.zones.known_zone]),
                ),
                ("working_hours", models.JSONField(blank=True, default=dict)),
                ("languages", models.JSONField(blank=True, default=dict)),
                (
                    "specialisms",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("api_design", "API design"),
                                ("data_modelling", "Data modelling"),
                                ("distributed_systems", "Distributed systems"),
                                ("integrations", "Integrations"),
                                ("payments", "Payments"),
                                ("search", "Search"),
                                ("data_pipelines", "Data pipelines"),
                                ("performance", "Performance"),
                                ("reliability_and_operations", "Reliability and operations"),
                                ("security", "Security"),
                                ("legacy_rescue", "Legacy rescue"),
                                ("platform_and_tooling", "Platform and tooling"),
                                ("architecture_advice", "Architecture advice"),
                                ("model_serving", "Model serving"),
                            ],
                            max_length=30,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                (
                    "operations",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("on_call", "On call"),
                                ("incident_lead", "Incident lead"),
                                ("disaster_recovery_tested", "Disaster recovery, tested"),
                                ("zero_downtime_migrations", "Migrations without downtime"),
                                ("capacity_planning", "Capacity planning"),
                                ("cost_reduction", "Cost reduction"),
                            ],
                            max_length=30,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="operations experience",
                    ),
                ),
                (
                    "domains",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("fintech", "Fintech"),
                                ("health", "Health"),
                                ("public_sector", "Public sector"),
                                ("retail", "Retail"),
                                ("logistics", "Logistics"),
                                ("telecom", "Telecom"),
                                ("media", "Media"),
                                ("energy", "Energy"),
                                ("education", "Education"),
                                ("security", "Security"),
                                ("other", "Other"),
                            ],
                            max_length=30,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                (
                    "collaboration",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("code_review", "Code review"),
                                ("mentoring", "Mentoring"),
                                ("writing_docs", "Writing docs and decision records"),
                                ("pairing", "Pairing"),
                                ("stakeholder_workshops", "Stakeholder workshops"),
                                ("handover", "Handover"),
                            ],
                            max_length=30,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                ("skill_words", models.TextField(blank=True, editable=False)),
                (
                    "engagement_types",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("fixed", "Fixed price"),
                                ("day", "By the day"),
                                ("hour", "By the hour"),
                                ("retainer", "Retainer"),
                                ("advice_hour", "Advice by the hour"),
                                ("code_review", "Code review"),
                                ("on_call_cover", "On-call cover"),
                            ],
                            max_length=30,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="kinds of work",
                    ),
                ),
                ("minimum_engagement", models.CharField(blank=True, max_length=40)),
                (
                    "legal_status",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("sole_trader", "Sole trader"),
                            ("limited_company", "Limited company"),
                            ("umbrella", "Through an umbrella"),
                            ("partnership", "Partnership or cooperative"),
                            ("other", "Other"),
                        ],
                        max_length=15,
                    ),
                ),
                (
                    "tax_preferences",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("outside_only", "UK: outside IR35 only"),
                                ("inside_ok", "UK: inside IR35 is fine"),
                                ("umbrella_ok", "UK: umbrella is fine"),
                                ("not_uk", "Not UK"),
                            ],
                            max_length=30,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                (
                    "visibility",
                    models.CharField(
                        choices=[
                            ("public", "Everyone"),
                            ("members", "Members who are signed in"),
                            ("hidden", "Only clients I am talking to"),
                        ],
                        default="public",
                        max_length=7,
                        verbose_name="who sees it",
                    ),
                ),
                ("indexable", models.BooleanField(default=False, verbose_name="search engines may list it")),
                (
                    "messages_from",
                    models.CharField(
                        choices=[
                            ("members", "Any member"),
                            ("clients", "Members who act for a client"),
                            ("contacts", "Only clients I am talking to"),
                            ("nobody", "Nobody"),
                        ],
                        default="clients",
                        max_length=8,
                        verbose_name="who may message me",
                    ),
                ),
                (
                    "search_document",
                    models.GeneratedField(
                        db_persist=True,
                        expression=django.contrib.postgres.search.CombinedSearchVector(
                            django.contrib.postgres.search.CombinedSearchVector(
                                django.contrib.postgres.search.CombinedSearchVector(
                                    django.contrib.postgres.search.SearchVector("name", config="simple", weight="A"),
                                    "||",
                                    django.contrib.postgres.search.SearchVector(
                                        "headline", config="english", weight="A"
                                    ),
                                    django.contrib.postgres.search.SearchConfig("simple"),
                                ),
                                "||",
                                django.contrib.postgres.search.SearchVector(
                                    "skill_words", config="english", weight="B"
                                ),
                                django.contrib.postgres.search.SearchConfig("simple"),
                            ),
                            "||",
                            django.contrib.postgres.search.SearchVector("about", config="english", weight="D"),
                            django.contrib.postgres.search.SearchConfig("simple"),
                        ),
                        output_field=django.contrib.postgres.search.SearchVectorField(),
                    ),
                ),
                ("handle", models.CharField(max_length=30, unique=True)),
                ("handle_changed_at", models.DateTimeField(editable=False, null=True)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("in_review", "In review"),
                            ("published", "Published"),
                            ("needs_changes", "Needs changes"),
                            ("refused", "Refused"),
                        ],
                        default="draft",
                        editable=False,
                        max_length=13,
                    ),
                ),
                ("submitted_at", models.DateTimeField(editable=False, null=True)),
                ("published_at", models.DateTimeField(editable=False, null=True)),
                ("review_note", models.TextField(blank=True, editable=False)),
                (
                    "user",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="developer",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.OrderBy(models.F("published_at"), descending=True),
                        models.OrderBy(models.F("id"), descending=True),
                        name="developer_newest",
                    ),
                    django.contrib.postgres.indexes.GinIndex(fields=["search_document"], name="developer_words"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("hold__in", ["none", "limited", "frozen", "removed"])),
                        name="accounts_developer_hold_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status__in", ["draft", "in_review", "published", "needs_changes", "refused"])
                        ),
                        name="developer_status_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "published"), _negated=True),
                            ("published_at__isnull", False),
                            _connector="OR",
                        ),
                        name="developer_published_has_moment",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("handle__regex", "^[a-z0-9](-?[a-z0-9])+$")), name="developer_handle_shape"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status__in", ["in_review", "published"]), _negated=True),
                            models.Q(
                                models.Q(("headline", ""), _negated=True), models.Q(("country", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="developer_offered_has_head",
                        violation_error_message="A published profile keeps its headline and its country.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("visibility__in", ["public", "members", "hidden"])),
                        name="developer_visibility_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("availability__in", ["available", "from_date", "part_time", "not_looking", "not_stated"])
                        ),
                        name="developer_availability_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("availability", "from_date"), _negated=True),
                            ("available_from__isnull", False),
                            _connector="OR",
                        ),
                        name="developer_from_date_has_date",
                        violation_error_message="Say from which date you are free.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("specialisms__len__lte", 4)),
                        name="developer_few_specialisms",
                        violation_error_message="At most 4 specialisms.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "specialisms__contained_by",
                                [
                                    "api_design",
                                    "data_modelling",
                                    "distributed_systems",
                                    "integrations",
                                    "payments",
                                    "search",
                                    "data_pipelines",
                                    "performance",
                                    "reliability_and_operations",
                                    "security",
                                    "legacy_rescue",
                                    "platform_and_tooling",
                                    "architecture_advice",
                                    "model_serving",
                                ],
                            )
                        ),
                        name="developer_specialisms_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "operations__contained_by",
                                [
                                    "on_call",
                                    "incident_lead",
                                    "disaster_recovery_tested",
                                    "zero_downtime_migrations",
                                    "capacity_planning",
                                    "cost_reduction",
                                ],
                            )
                        ),
                        name="developer_operations_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "domains__contained_by",
                                [
                                    "fintech",
                                    "health",
                                    "public_sector",
                                    "retail",
                                    "logistics",
                                    "telecom",
                                    "media",
                                    "energy",
                                    "education",
                                    "security",
                                    "other",
                                ],
                            )
                        ),
                        name="developer_domains_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "collaboration__contained_by",
                                [
                                    "code_review",
                                    "mentoring",
                                    "writing_docs",
                                    "pairing",
                                    "stakeholder_workshops",
                                    "handover",
                                ],
                            )
                        ),
                        name="developer_collaboration_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "engagement_types__contained_by",
                                ["fixed", "day", "hour", "retainer", "advice_hour", "code_review", "on_call_cover"],
                            )
                        ),
                        name="developer_engagements_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("tax_preferences__contained_by", ["outside_only", "inside_ok", "umbrella_ok", "not_uk"])
                        ),
                        name="developer_tax_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("workplaces__contained_by", ["remote", "hybrid", "on_site"])),
                        name="developer_workplaces_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DeveloperRevision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField()),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("fields", models.JSONField(encoder=django.core.serializers.json.DjangoJSONEncoder)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "developer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="revisions", to="accounts.developer"
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="DeveloperSkill",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "level",
                    models.PositiveSmallIntegerField(
                        choices=[(1, "learning"), (2, "working"), (3, "strong"), (4, "expert")], default=2
                    ),
                ),
                ("years", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("last_used", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("wants_more", models.BooleanField(default=False, verbose_name="want more of this")),
                ("is_major", models.BooleanField(default=False, verbose_name="major")),
                ("position", models.PositiveSmallIntegerField(default=0)),
                (
                    "developer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="developer_skills",
                        to="accounts.developer",
                    ),
                ),
                (
                    "skill",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="developer_skills",
                        to="accounts.skill",
                    ),
                ),
            ],
            options={
                "ordering": ["developer", "position", "pk"],
                "indexes": [
                    models.Index(fields=["skill", "level"], name="developer_skill_level"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("developer", "skill"), name="developer_skill_once"),
                    models.CheckConstraint(
                        condition=models.Q(("level__range", (1, 4))), name="developer_skill_level_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("years", None), ("years__lte", 60), _connector="OR"),
                        name="developer_skill_years_possible",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("last_used", None), ("last_used__range", (1960, 2200)), _connector="OR"),
                        name="developer_skill_used_possible",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="developer",
            name="skills",
            field=models.ManyToManyField(
                related_name="developers", through="accounts.DeveloperSkill", to="accounts.skill"
            ),
        ),
        migrations.CreateModel(
            name="Education",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=120)),
                ("issuer", models.CharField(blank=True, max_length=120)),
                (
                    "date",
                    models.CharField(
                        blank=True,
                        max_length=7,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^(19|20)\\d\\d(-(0[1-9]|1[0-2]))?$",
                                "Give a year and a month, such as 2024-03, or a year.",
                            )
                        ],
                        verbose_name="received",
                    ),
                ),
                (
                    "expires",
                    models.CharField(
                        blank=True,
                        max_length=7,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^(19|20)\\d\\d(-(0[1-9]|1[0-2]))?$",
                                "Give a year and a month, such as 2024-03, or a year.",
                            )
                        ],
                    ),
                ),
                ("verify_url", models.URLField(blank=True, max_length=300, verbose_name="where it can be checked")),
                ("position", models.PositiveSmallIntegerField(default=0)),
                (
                    "developer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="education", to="accounts.developer"
                    ),
                ),
            ],
            options={
                "ordering": ["developer", "position", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Experience",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("organisation", models.CharField(max_length=100)),
                ("role", models.CharField(max_length=100)),
                (
                    "start",
                    models.CharField(
                        max_length=7,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^(19|20)\\d\\d(-(0[1-9]|1[0-2]))?$",
                                "Give a year and a month, such as 2024-03, or a year.",
                            )
                        ],
                    ),
                ),
                (
                    "end",
                    models.CharField(
                        blank=True,
                        max_length=7,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^(19|20)\\d\\d(-(0[1-9]|1[0-2]))?$",
                                "Give a year and a month, such as 2024-03, or a year.",
                            )
                        ],
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("employee", "Employee"),
                            ("freelance", "Freelance"),
                            ("founder", "Founder"),
                            ("open_source", "Open source"),
                        ],
                        default="employee",
                        max_length=11,
                    ),
                ),
                ("summary", models.TextField(blank=True, max_length=600)),
                ("position", models.PositiveSmallIntegerField(default=0)),
                (
                    "developer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="experience", to="accounts.developer"
                    ),
                ),
            ],
            options={
                "ordering": ["developer", "position", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["employee", "freelance", "founder", "open_source"])),
                        name="experience_kind_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HideFrom",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("word", models.CharField(blank=True, max_length=254)),
                (
                    "developer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="hidden_from", to="accounts.developer"
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("member", None), models.Q(("word", ""), _negated=True)),
                            models.Q(("member__isnull", False), ("word", "")),
                            _connector="OR",
                        ),
                        name="hide_from_somebody",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PublicWork",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[("code", "Code"), ("writing", "Writing"), ("talk", "Talk"), ("other", "Other")],
                        default="code",
                        max_length=7,
                    ),
                ),
                ("url", models.URLField(max_length=300, verbose_name="address")),
                ("what", models.CharField(blank=True, max_length=200, verbose_name="what I did")),
                ("position", models.PositiveSmallIntegerField(default=0)),
                (
                    "developer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="public_work", to="accounts.developer"
                    ),
                ),
            ],
            options={
                "ordering": ["developer", "position", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["code", "writing", "talk", "other"])),
                        name="public_work_kind_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Rate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "unit",
                    models.CharField(
                        choices=[
                            ("hour", "an hour"),
                            ("day", "a day"),
                            ("month", "a month"),
                            ("fixed", "for fixed work"),
                        ],
                        max_length=5,
                    ),
                ),
                (
                    "low",
                    models.PositiveIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(100000000),
                        ],
                        verbose_name="from",
                    ),
                ),
                (
                    "high",
                    models.PositiveIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(100000000),
                        ],
                        verbose_name="to",
                    ),
                ),
                (
                    "currency",
                    models.CharField(
                        choices=[
                            ("AUD", "AUD"),
                            ("BRL", "BRL"),
                            ("CAD", "CAD"),
                            ("CHF", "CHF"),
                            ("CZK", "CZK"),
                            ("DKK", "DKK"),
                            ("EUR", "EUR"),
                            ("GBP", "GBP"),
                            ("HUF", "HUF"),
                            ("ILS", "ILS"),
                            ("INR", "INR"),
                            ("JPY", "JPY"),
                            ("MXN", "MXN"),
                            ("NOK", "NOK"),
                            ("NZD", "NZD"),
                            ("PLN", "PLN"),
                            ("RON", "RON"),
                            ("SEK", "SEK"),
                            ("SGD", "SGD"),
                            ("UAH", "UAH"),
                            ("USD", "USD"),
                            ("ZAR", "ZAR"),
                        ],
                        max_length=3,
                    ),
                ),
                (
                    "visibility",
                    models.CharField(
                        choices=[
                            ("public", "Everyone"),
                            ("members", "Members"),
                            ("clients", "Clients I am talking to"),
                            ("hidden", "Nobody: it only filters my gigs"),
                        ],
                        default="public",
                        max_length=7,
                        verbose_name="who sees it",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0)),
                (
                    "day_low",
                    models.GeneratedField(
                        db_persist=True,
                        expression=models.Case(
                            models.When(
                                then=django.db.models.expressions.CombinedExpression(
                                    models.F("low"), "*", models.Value(8)
                                ),
                                unit="hour",
                            ),
                            models.When(then=models.F("low"), unit="day"),
                            models.When(
                                then=django.db.models.expressions.CombinedExpression(
                                    models.F("low"), "/", models.Value(21)
                                ),
                                unit="month",
                            ),
                            default=None,
                            output_field=models.IntegerField(),
                        ),
                        output_field=models.IntegerField(),
                    ),
                ),
                (
                    "developer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="rates", to="accounts.developer"
                    ),
                ),
            ],
            options={
                "ordering": ["developer", "position", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("unit__in", ["hour", "day", "month", "fixed"])), name="rate_unit_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("visibility__in", ["public", "members", "clients", "hidden"])),
                        name="rate_visibility_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("high__lte", 100000000), ("low__gte", 1)), name="rate_in_range"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("low__lte", models.F("high"))),
                        name="rate_in_order",
                        violation_error_message="The lowest rate is above the highest.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CaseStudy",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.CharField(
                        default=marketplace.lib.ids.new_public_id, editable=False, max_length=12, unique=True
                    ),
                ),
                ("title", models.CharField(max_length=100)),
                ("role", models.CharField(blank=True, max_length=100)),
                ("period", models.CharField(blank=True, max_length=60)),
                (
                    "confidentiality",
                    models.CharField(
                        choices=[("public", "Public"), ("anonymised", "Anonymised")], default="public", max_length=10
                    ),
                ),
                (
                    "problem",
                    models.TextField(
                        blank=True, max_length=2000, validators=[accounts.models.developer_texts.no_pictures]
                    ),
                ),
                (
                    "constraints",
                    models.TextField(
                        blank=True, max_length=2000, validators=[accounts.models.developer_texts.no_pictures]
                    ),
                ),
                (
                    "what_i_did",
                    models.TextField(
                        blank=True, max_length=2000, validators=[accounts.models.developer_texts.no_pictures]
                    ),
                ),
                (
                    "outcome",
                    models.TextField(
                        blank=True, max_length=2000, validators=[accounts.models.developer_texts.no_pictures]
                    ),
                ),
                ("html", models.JSONField(default=dict, editable=False)),
                ("metric_before", models.CharField(blank=True, max_length=80, verbose_name="a figure before")),
                ("metric_after", models.CharField(blank=True, max_length=80, verbose_name="the same figure after")),
                (
                    "stack",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=60), blank=True, default=list, size=None
                    ),
                ),
                ("client_name", models.CharField(blank=True, max_length=80, verbose_name="client")),
                ("link", models.URLField(blank=True, max_length=300)),
                ("position", models.PositiveSmallIntegerField(default=0)),
                (
                    "developer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="case_studies",
                        to="accounts.developer",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "case studies",
                "ordering": ["developer", "position", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("confidentiality__in", ["public", "anonymised"])),
                        name="case_study_confidentiality_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("confidentiality", "public"), ("client_name", ""), _connector="OR"),
                        name="case_study_anonymous",
                        violation_error_message="An anonymised case study names no client. Leave the client out.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DeveloperContact",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("since", models.DateTimeField(auto_now_add=True)),
                (
                    "client",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="developer_contacts",
                        to="accounts.client",
                    ),
                ),
                (
                    "developer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="contacts", to="accounts.developer"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("developer", "client"), name="developer_contact_once")],
            },
        ),
        migrations.CreateModel(
            name="DeveloperHandle",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("handle", models.CharField(max_length=30, unique=True)),
                ("since", models.DateTimeField(auto_now_add=True)),
                (
                    "developer",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="handles",
                        to="accounts.developer",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("handle", django.db.models.functions.text.Lower("handle"))),
                        name="handle_lower_case",
                    )
                ],
            },
        ),
    ]
