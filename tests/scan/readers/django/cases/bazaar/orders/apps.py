from django.apps import AppConfig


class OrdersConfig(AppConfig):
    """Sales of the bazaar."""

    name = "orders"
    label = "sales"
