"""Let DataHub's classifier judge columns by their names: run in the environment of `peers.txt`.

It reads a JSON list of `[table, column, type]` from standard input, and prints a JSON list of the kinds that it finds,
empty where it finds none. Values, which it weighs too, are not given: only names count, as they do for pdmap.
"""

import copy
import json
import logging
import sys
import warnings
from types import SimpleNamespace

# It fetches a model of English for values when it is loaded, and names need none.
sys.modules["spacy"] = SimpleNamespace(load=lambda _: None)  # type: ignore[assignment]
warnings.filterwarnings("ignore", category=DeprecationWarning)

from datahub_classify.helper_classes import ColumnInfo, Metadata  # type: ignore[import-not-found]  # noqa: E402
from datahub_classify.infotype_predictor import predict_infotypes  # type: ignore[import-not-found]  # noqa: E402
from datahub_classify.reference_input import input1  # type: ignore[import-not-found]  # noqa: E402

THRESHOLD = 0.6
"""Below the 0.68 of DataHub's ingestion, at which a name that holds `email` beside other words is none."""


def main() -> None:
    """Judge the columns of standard input."""
    logging.disable(logging.WARNING)
    configuration = copy.deepcopy(input1)
    for kind in configuration.values():
        kind["Prediction_Factors_and_Weights"] = {"Name": 1, "Description": 0, "Datatype": 0, "Values": 0}
    columns = [
        ColumnInfo(Metadata({"Name": column, "Datatype": type_name, "Dataset_Name": table}), [])
        for table, column, type_name in json.load(sys.stdin)
    ]
    predict_infotypes(columns, THRESHOLD, configuration, minimum_values_threshold=0)
    found = [sorted(column.infotype_proposals, key=lambda proposal: -proposal.confidence_level) for column in columns]
    json.dump([proposals[0].infotype if proposals else "" for proposals in found], sys.stdout)


if __name__ == "__main__":
    main()
