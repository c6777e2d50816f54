import django.db.models.functions.text
import modelsearch.index
import search.models.words
from django.db import migrations, models

from core.migrating import FirstMigration


class Migration(FirstMigration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='SearchDocument',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=120, unique=True)),
                ('kind', models.SlugField(max_length=40, verbose_name='soort')),
                ('translation_key', models.CharField(blank=True, max_length=36)),
                ('language', models.CharField(db_index=True, max_length=10, verbose_name='taal')),
                ('title', models.CharField(max_length=255, verbose_name='titel')),
                ('url', models.CharField(max_length=500, verbose_name='adres')),
                ('summary', models.TextField(blank=True)),
                ('body', models.TextField(blank=True)),
                ('terms', models.TextField(blank=True)),
                ('gemeenten', models.JSONField(default=list)),
                ('themes', models.JSONField(default=list)),
                ('dimensions', models.JSONField(default=list)),
                ('audiences', models.JSONField(default=list)),
                ('forms', models.JSONField(default=list, verbose_name='vormen van hulp')),
                ('costs', models.JSONField(default=list, verbose_name='kosten')),
                ('spoken', models.JSONField(default=list, verbose_name='talen die men spreekt')),
                ('place', models.CharField(blank=True, max_length=80, verbose_name='plaats')),
                ('latitude', models.FloatField(blank=True, null=True)),
                ('longitude', models.FloatField(blank=True, null=True)),
                ('everywhere', models.BooleanField(default=False, verbose_name='overal')),
                ('checked', models.DateField(blank=True, null=True, verbose_name='gecontroleerd op')),
                ('icon', models.CharField(blank=True, max_length=40)),
                ('theme_class', models.CharField(blank=True, max_length=40)),
                ('date', models.DateField(blank=True, null=True)),
                ('weight', models.FloatField(default=1.0)),
                ('sensitive', models.BooleanField(default=False)),
                ('changed', models.DateTimeField(blank=True, null=True)),
                ('index_title', models.TextField(blank=True, editable=False)),
                ('index_terms', models.TextField(blank=True, editable=False)),
                ('index_summary', models.TextField(blank=True, editable=False)),
                ('index_body', models.TextField(blank=True, editable=False)),
                ('index_facets', models.TextField(blank=True, editable=False)),
                ('analyser', models.CharField(blank=True, editable=False, max_length=40)),
                ('version', models.PositiveBigIntegerField(db_index=True, default=0, editable=False)),
            ],
            options={
                'verbose_name': 'zoekdocument',
                'verbose_name_plural': 'zoekdocumenten',
            },
            bases=(modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name='AmbiguousPlace',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('active', models.BooleanField(default=True, help_text='Zet dit uit om het woord niet te gebruiken. Staat het woord ook in een lijst die bij de site hoort? Dan telt wat u hier kiest.', verbose_name='in gebruik')),
                ('note', models.CharField(blank=True, help_text='Alleen voor de redactie.', max_length=200, verbose_name='notitie')),
                ('name', models.CharField(help_text='Wij zien deze naam alleen als plaats na “in”, of naast een andere plaats of een postcode.', max_length=60, validators=[search.models.words.has_a_word], verbose_name='naam')),
            ],
            options={
                'verbose_name': 'plaats met een dubbele betekenis',
                'verbose_name_plural': 'plaatsen met een dubbele betekenis',
                'ordering': ('name',),
                'constraints': [models.UniqueConstraint(django.db.models.functions.text.Lower('name'), name='search_place_once', violation_error_message='Deze naam staat al in de lijst.')],
            },
        ),
        migrations.CreateModel(
            name='CompoundPart',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('active', models.BooleanField(default=True, help_text='Zet dit uit om het woord niet te gebruiken. Staat het woord ook in een lijst die bij de site hoort? Dan telt wat u hier kiest.', verbose_name='in gebruik')),
                ('note', models.CharField(blank=True, help_text='Alleen voor de redactie.', max_length=200, verbose_name='notitie')),
                ('word', models.CharField(help_text='Bijvoorbeeld: zorg. Eén woord, zonder streepje.', max_length=40, validators=[search.models.words.one_word], verbose_name='woord')),
                ('forms', models.TextField(blank=True, help_text='Hoe het woord ook in een lang woord staat. Elke vorm op een eigen regel. Bijvoorbeeld: kinder.', validators=[search.models.words.one_word_a_line], verbose_name='andere vormen')),
                ('place', models.CharField(choices=[('deel', 'Alleen naast andere woorden uit deze lijst'), ('begin', 'Ook vóór een woord dat wij niet kennen'), ('eind', 'Ook achter een woord dat wij niet kennen'), ('beide', 'Ook voor en achter een woord dat wij niet kennen'), ('heel', 'Dit woord nooit splitsen')], default='deel', help_text='Waar het woord mag staan. Kiest u te ruim, dan vindt de bezoeker te veel.', max_length=10, verbose_name='plaats')),
            ],
            options={
                'verbose_name': 'deel van lange woorden',
                'verbose_name_plural': 'delen van lange woorden',
                'ordering': ('word',),
                'constraints': [models.UniqueConstraint(django.db.models.functions.text.Lower('word'), name='search_part_once', violation_error_message='Dit woord staat al in de lijst.'), models.CheckConstraint(condition=models.Q(('place__in', ['deel', 'begin', 'eind', 'beide', 'heel'])), name='search_part_place')],
            },
        ),
        migrations.CreateModel(
            name='CrisisPhrase',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('active', models.BooleanField(default=True, help_text='Zet dit uit om het woord niet te gebruiken. Staat het woord ook in een lijst die bij de site hoort? Dan telt wat u hier kiest.', verbose_name='in gebruik')),
                ('note', models.CharField(blank=True, help_text='Alleen voor de redactie.', max_length=200, verbose_name='notitie')),
                ('language', models.CharField(choices=[('nl', 'Nederlands'), ('en', 'Engels'), ('ar', 'Arabisch'), ('tr', 'Turks'), ('pl', 'Pools'), ('uk', 'Oekraïens')], default='nl', max_length=2, verbose_name='taal')),
                ('phrase', models.CharField(help_text='Eén woord of een stukje van een zin. Bijvoorbeeld: wil niet meer leven. Met * achter een woord telt elk einde mee. Met + ertussen mogen de woorden verder uit elkaar staan.', max_length=120, validators=[search.models.words.has_a_word], verbose_name='woorden')),
                ('kind', models.CharField(choices=[('gevaar', 'Direct gevaar (112)'), ('zelfmoord', 'Zelfmoord (113)'), ('geweld', 'Geweld of misbruik (Veilig Thuis)'), ('kind', 'Kind in de knel (Kindertelefoon)'), ('geen', 'Geen nood: deze woorden zijn onschuldig')], help_text='Welke hulplijn wij als eerste laten zien.', max_length=10, verbose_name='soort')),
            ],
            options={
                'verbose_name': 'woorden van nood',
                'verbose_name_plural': 'woorden van nood',
                'ordering': ('language', 'phrase'),
                'constraints': [models.UniqueConstraint(models.F('language'), models.F('kind'), django.db.models.functions.text.Lower('phrase'), name='search_crisis_once', violation_error_message='Deze woorden staan al in de lijst van deze taal.'), models.CheckConstraint(condition=models.Q(('language__in', ['nl', 'en', 'ar', 'tr', 'pl', 'uk'])), name='search_crisis_language'), models.CheckConstraint(condition=models.Q(('kind__in', ['gevaar', 'zelfmoord', 'geweld', 'kind', 'geen'])), name='search_crisis_kind')],
            },
        ),
        migrations.CreateModel(
            name='SearchState',
            fields=[
                ('id', models.PositiveSmallIntegerField(default=1, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveBigIntegerField(default=0)),
                ('removed_at', models.PositiveBigIntegerField(default=0)),
                ('analyser', models.CharField(blank=True, max_length=40)),
                ('rebuilt_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'verbose_name': 'stand van het zoekregister',
                'verbose_name_plural': 'stand van het zoekregister',
                'constraints': [models.CheckConstraint(condition=models.Q(('id', 1)), name='search_state_is_one_row')],
            },
        ),
        migrations.CreateModel(
            name='StemException',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('active', models.BooleanField(default=True, help_text='Zet dit uit om het woord niet te gebruiken. Staat het woord ook in een lijst die bij de site hoort? Dan telt wat u hier kiest.', verbose_name='in gebruik')),
                ('note', models.CharField(blank=True, help_text='Alleen voor de redactie.', max_length=200, verbose_name='notitie')),
                ('language', models.CharField(choices=[('nl', 'Nederlands'), ('en', 'Engels'), ('ar', 'Arabisch'), ('tr', 'Turks'), ('pl', 'Pools'), ('uk', 'Oekraïens')], default='nl', max_length=2, verbose_name='taal')),
                ('word', models.CharField(help_text='Bijvoorbeeld: kinderen. Met een streepje ervoor geldt het voor elk woord dat zo eindigt.', max_length=60, validators=[search.models.words.one_word], verbose_name='woord')),
                ('stem', models.CharField(help_text='Bijvoorbeeld: kind. Hetzelfde woord nog een keer betekent: dit woord is alleen zichzelf.', max_length=60, validators=[search.models.words.one_word], verbose_name='gewone vorm')),
            ],
            options={
                'verbose_name': 'woordvorm',
                'verbose_name_plural': 'woordvormen',
                'ordering': ('language', 'word'),
                'constraints': [models.UniqueConstraint(models.F('language'), django.db.models.functions.text.Lower('word'), name='search_stem_once', violation_error_message='Dit woord staat al in de lijst van deze taal.'), models.CheckConstraint(condition=models.Q(('language__in', ['nl', 'en', 'ar', 'tr', 'pl', 'uk'])), name='search_stem_language')],
            },
        ),
        migrations.CreateModel(
            name='Synonym',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('active', models.BooleanField(default=True, help_text='Zet dit uit om het woord niet te gebruiken. Staat het woord ook in een lijst die bij de site hoort? Dan telt wat u hier kiest.', verbose_name='in gebruik')),
                ('note', models.CharField(blank=True, help_text='Alleen voor de redactie.', max_length=200, verbose_name='notitie')),
                ('language', models.CharField(choices=[('nl', 'Nederlands'), ('en', 'Engels'), ('ar', 'Arabisch'), ('tr', 'Turks'), ('pl', 'Pools'), ('uk', 'Oekraïens')], default='nl', max_length=2, verbose_name='taal')),
                ('word', models.CharField(help_text='Wat de bezoeker typt. Meer woorden mag ook.', max_length=80, validators=[search.models.words.has_a_word], verbose_name='woord')),
                ('others', models.TextField(help_text='Waar wij dan ook naar zoeken. Elk woord op een eigen regel.', validators=[search.models.words.has_a_word], verbose_name='andere woorden')),
                ('way', models.CharField(choices=[('beide', 'Beide kanten op'), ('heen', 'Alleen van het woord naar de andere woorden')], default='beide', help_text='Een moeilijk woord leidt naar een gewoon woord: kies dan één kant op.', max_length=10, verbose_name='richting')),
            ],
            options={
                'verbose_name': 'synoniem',
                'verbose_name_plural': 'synoniemen',
                'ordering': ('language', 'word'),
                'constraints': [models.UniqueConstraint(models.F('language'), django.db.models.functions.text.Lower('word'), name='search_synonym_once', violation_error_message='Dit woord staat al in de lijst van deze taal.'), models.CheckConstraint(condition=models.Q(('language__in', ['nl', 'en', 'ar', 'tr', 'pl', 'uk'])), name='search_synonym_lang'), models.CheckConstraint(condition=models.Q(('way__in', ['beide', 'heen'])), name='search_synonym_way')],
            },
        ),
    ]
