"""Judging: facts in, findings out. `deciding.judge_facts` is the way in; one file a rule stands under `rules/`.

A fact's claims become statements (`statements`), placed in time (`moments`) and asked in pairs whether both can be true
(`comparing`). Rules turn what cannot be true together into disputes; `deciding` orders the rules, gives every fact its
verdict and adds severity, explanations, wording and a fingerprint.
"""
