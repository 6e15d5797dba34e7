ITEM_MODEL = "goods.Item"
PREFIX = "sales_"
