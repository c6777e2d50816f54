import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('regioplan', '0001_initial'),
        ('wagtailcore', '0098_apitoken'),
    ]

    operations = [
        migrations.CreateModel(
            name='GlossaryException',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('page', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.WAGTAIL_PAGE_MODEL, verbose_name='pagina')),
                ('term', models.ForeignKey(blank=True, help_text='Laat dit leeg als de pagina geen enkel woord uitlegt.', null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='regioplan.glossaryterm', verbose_name='woord')),
            ],
            options={
                'verbose_name': 'pagina zonder uitleg',
                'verbose_name_plural': "pagina's zonder uitleg",
                'constraints': [models.UniqueConstraint(fields=('page', 'term'), name='regioplan_glossaryexception_once'), models.UniqueConstraint(condition=models.Q(('term', None)), fields=('page',), name='regioplan_glossaryexception_quiet_once')],
            },
        ),
    ]
