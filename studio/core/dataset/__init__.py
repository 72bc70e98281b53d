"""Image folders: what is in them, who learns from what, and their pixels.

From bytes to pixels: `content` (bytes of a file), `opening` (Pillow, with every failure as one
exception), `eight_bits` (any colour model to 8-bit RGB or grey), `decode` (the functions others
call), `unreadable` (the exception), `quiet` (Pillow's warnings).

From a folder to a data set: `folders` (one level, links), `listing` (classes, parts), `verdicts`
(what is known of files seen before), `scan` (the function others call), `images` (the structs it
returns), `trainable` (what forbids training), `split` (training, validation, test), `fingerprint`
(same data or not), `record` (dataset.json). `exclusion` is what a person leaves out, `choosing`
what is left of it, in parts that `drawing` draws and `judged_split` describes; `look`, `near` and
`duplicates` find images that show the same; `given_files` are those that a person names.

`pixels` decodes images when they are needed and keeps them, `pixel_form` is what they are brought
to, `kept_rows` a file of rows that is of use before it is whole, `pixel_file` the one that holds a
data set's pixels, `cache_budget` its budget on the disk, `in_parallel` the scan's loop over all
cores, `memory` what all that decode may hold together. `plain_pixels` does it without the rest of
the program; `thumbnails` are small and kept, `glimpse` is a few of a folder at once.
"""
