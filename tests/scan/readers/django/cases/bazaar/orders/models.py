from django.db import models
from rest_flex_fields import FlexFieldsModelSerializer, SerializerMethodField
from swapper import get_model_name
from wagtail.contrib.forms.models import AbstractEmailForm

from orders.const import ITEM_MODEL, PREFIX
from orders.keys import ForeignKeyWithBackground


class Order(models.Model):
    item = ForeignKeyWithBackground(ITEM_MODEL, on_delete=models.PROTECT)
    voucher = models.ForeignKey(get_model_name("vouchers", "Voucher"), null=True, on_delete=models.SET_NULL)


class Complaint(AbstractEmailForm):
    phone = models.CharField(max_length=20)

    class Meta:
        db_table = f"{PREFIX}complaints"


class OrderSerializer(FlexFieldsModelSerializer):
    total = SerializerMethodField()
