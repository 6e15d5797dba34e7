from .base import *


class Member(Base):
    birthday = DateField()
