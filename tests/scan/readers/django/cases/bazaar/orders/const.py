ITEM_MODEL = "goods.Item"
