"""Advice: what a person should know before, during and after a training, and what helps.

rule: a row, with the moment at which it is asked; table: the rows; situation: what rules look at;
advice: what they say, with evidence and a fix where there is one.
Before a training: data_rules, copies_rules, image_size_rules, backbone_rules, freezing_rules,
rate_rules, device_rules. While it trains: run_rules; then and when it has ended: overfitting_rules,
learning_rules and gan_rules; only then: result_rules. When it has failed: failure_rules.
epoch_values: figures as rules look at them.
A new rule is one function and one row.
"""

from studio.core.advice.advice import Advice, Evidence, PageFix, RecipeFix, RunFix, Severity
from studio.core.advice.rule import AdvicePlace, Moment, Rule
from studio.core.advice.situation import FailureSituation, RunSituation, Situation
from studio.core.advice.table import RULES, advise, advise_failed, advise_run, diagnose

__all__ = [
    "RULES",
    "Advice",
    "AdvicePlace",
    "Evidence",
    "FailureSituation",
    "Moment",
    "PageFix",
    "RecipeFix",
    "Rule",
    "RunFix",
    "RunSituation",
    "Severity",
    "Situation",
    "advise",
    "advise_failed",
    "advise_run",
    "diagnose",
]
