from elsewhere.index import *
