from django.db import models
from modelcluster.fields import ParentalKey


class AbstractItem(models.Model):
    name = models.CharField(max_length=80)
    parent = models.ForeignKey("self", null=True, on_delete=models.SET_NULL)

    class Meta:
        abstract = True
        app_label = "goods"
        db_table = "goods"


class AbstractPhoto(models.Model):
    item = ParentalKey("goods.Item", related_name="photos", on_delete=models.CASCADE)
    file = models.ImageField()

    class Meta:
        abstract = True


class AbstractReview(models.Model):
    author = models.ForeignKey("accounts.User", on_delete=models.CASCADE)

    class Meta:
        abstract = True
