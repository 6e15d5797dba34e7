from setuptools import setup

setup(name="shop", install_requires=["django>=5", "adyen[async]==12.0", "klaviyo-api"])
