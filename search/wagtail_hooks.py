"""The admin of search."""

from wagtail import hooks

from search.insight import views as insight

hooks.register("register_admin_urls", insight.urls)
hooks.register("register_reports_menu_item", insight.menu_item)
