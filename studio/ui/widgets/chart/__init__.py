"""The chart kit: what every chart of the window is built on.

chart: the widget; it zooms, pans, reads with mouse and keys, and says itself in words.
content: the protocol of what differs between charts; write one, and there is a new chart.
panel: title, legend, controls and chart, the content of a card. menu, output, picture and
values_file: save and copy. colors: the scheme that a chart is given.

Inside: canvas (view, axes, marks, grid); axis_style and ticks label the axes; framing chooses
what is seen; decimation what of a long line is drawn; marks and marks_item what lies over it,
with what over_view brings; crosshair, reading and readout follow the pointer; legend and overlay
lie beside and above;
pacer holds repaints down; focus_ring shows where the keys go, keys says what they do.
"""
