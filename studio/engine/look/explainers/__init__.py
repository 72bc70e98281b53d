"""One explainer a file, named after its view: `explain(model, view)` returns arrays and facts."""
