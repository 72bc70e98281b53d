"""Data and rules, without Qt and without TensorFlow.

From the ground up: base; tasks: what a project can be about; recipes: what to train; metrics: its
figures; dataset/ and networks/: the images and the backbones; samples, exports and look: what can
be seen inside a network; wire: what window and engine say; runs, projects and plan: a training in
time, on disk, in advance; evaluation: how good it became; search: many of them; comparison and
advice: what they prove, and what to do about it. A room imports rooms below it only;
import-linter holds that.
"""
