<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AutoencodeEvaluation</name>
    <message numerus="yes">
        <source>%Ln selected image(s)</source>
        <translation>
            <numerusform>%Ln selected image</numerusform>
            <numerusform>%Ln selected images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The %Ln worst image(s)</source>
        <translation>
            <numerusform>The %Ln worst image</numerusform>
            <numerusform>The %Ln worst images</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ClusterCard</name>
    <message numerus="yes">
        <source>%n computer(s) can train.</source>
        <translation>
            <numerusform>%n computer can train.</numerusform>
            <numerusform>%n computers can train.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CodeSizesDialog</name>
    <message numerus="yes">
        <source>Train %Ln run(s)</source>
        <translation>
            <numerusform>Train %Ln run</numerusform>
            <numerusform>Train %Ln runs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>About {time} for %Ln run(s)</source>
        <translation>
            <numerusform>About {time} for %Ln run</numerusform>
            <numerusform>About {time} for %Ln runs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ComparisonDialog</name>
    <message numerus="yes">
        <source>%Ln failed</source>
        <translation>
            <numerusform>%Ln failed</numerusform>
            <numerusform>%Ln failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Train %Ln run(s)</source>
        <translation>
            <numerusform>Train %Ln run</numerusform>
            <numerusform>Train %Ln runs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln run(s) to train</source>
        <translation>
            <numerusform>%Ln run to train</numerusform>
            <numerusform>%Ln runs to train</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln run(s) to train, about {time}</source>
        <translation>
            <numerusform>%Ln run to train, about {time}</numerusform>
            <numerusform>%Ln runs to train, about {time}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CourseExample</name>
    <message numerus="yes">
        <source>%Ln epoch(s)</source>
        <translation>
            <numerusform>%Ln epoch</numerusform>
            <numerusform>%Ln epochs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CurvesCard</name>
    <message numerus="yes">
        <source>%Ln image(s)</source>
        <translation>
            <numerusform>%Ln image</numerusform>
            <numerusform>%Ln images</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DataPage</name>
    <message numerus="yes">
        <source>%Ln image(s)</source>
        <translation>
            <numerusform>%Ln image</numerusform>
            <numerusform>%Ln images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln class(es)</source>
        <translation>
            <numerusform>%Ln class</numerusform>
            <numerusform>%Ln classes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EmbeddingMap</name>
    <message numerus="yes">
        <source>Draw %Ln image(s)</source>
        <translation>
            <numerusform>Draw %Ln image</numerusform>
            <numerusform>Draw %Ln images</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FactorRow</name>
    <message numerus="yes">
        <source>%Ln layer(s)</source>
        <translation>
            <numerusform>%Ln layer</numerusform>
            <numerusform>%Ln layers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FactorsEditor</name>
    <message numerus="yes">
        <source>%Ln factor(s)…</source>
        <translation>
            <numerusform>%Ln factor…</numerusform>
            <numerusform>%Ln factors…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LeavingImages</name>
    <message numerus="yes">
        <source>%Ln image(s) will be left out of the next training.</source>
        <translation>
            <numerusform>%Ln image will be left out of the next training.</numerusform>
            <numerusform>%Ln images will be left out of the next training.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MethodForm</name>
    <message numerus="yes">
        <source>%Ln combination(s)</source>
        <translation>
            <numerusform>%Ln combination</numerusform>
            <numerusform>%Ln combinations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln trial(s)</source>
        <translation>
            <numerusform>%Ln trial</numerusform>
            <numerusform>%Ln trials</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln epoch(s)</source>
        <translation>
            <numerusform>%Ln epoch</numerusform>
            <numerusform>%Ln epochs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ModelPage</name>
    <message numerus="yes">
        <source>%n class(es)</source>
        <translation>
            <numerusform>%n class</numerusform>
            <numerusform>%n classes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OwnModelBox</name>
    <message numerus="yes">
        <source>It told %n class(es) apart: {names}.</source>
        <translation>
            <numerusform>It told %n class apart: {names}.</numerusform>
            <numerusform>It told %n classes apart: {names}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlanSearchDialog</name>
    <message numerus="yes">
        <source>%Ln trial(s)</source>
        <translation>
            <numerusform>%Ln trial</numerusform>
            <numerusform>%Ln trials</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln epoch(s) in all</source>
        <translation>
            <numerusform>%Ln epoch in all</numerusform>
            <numerusform>%Ln epochs in all</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The whole method has %Ln trial(s); the search ends before.</source>
        <translation>
            <numerusform>The whole method has %Ln trial; the search ends before.</numerusform>
            <numerusform>The whole method has %Ln trials; the search ends before.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PointMap</name>
    <message numerus="yes">
        <source>%Ln image(s)</source>
        <translation>
            <numerusform>%Ln image</numerusform>
            <numerusform>%Ln images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>%Ln selected</numerusform>
            <numerusform>%Ln selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PredictCard</name>
    <message numerus="yes">
        <source>%Ln file(s) could not be read:</source>
        <translation>
            <numerusform>%Ln file could not be read:</numerusform>
            <numerusform>%Ln files could not be read:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PresetPopup</name>
    <message numerus="yes">
        <source>%Ln stage(s)</source>
        <translation>
            <numerusform>%Ln stage</numerusform>
            <numerusform>%Ln stages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln epoch(s)</source>
        <translation>
            <numerusform>%Ln epoch</numerusform>
            <numerusform>%Ln epochs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReadyPanel</name>
    <message numerus="yes">
        <source>%Ln class(es)</source>
        <translation>
            <numerusform>%Ln class</numerusform>
            <numerusform>%Ln classes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln epoch(s)</source>
        <translation>
            <numerusform>%Ln epoch</numerusform>
            <numerusform>%Ln epochs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RunFilterBar</name>
    <message numerus="yes">
        <source>Show %Ln hidden</source>
        <translation>
            <numerusform>Show %Ln hidden</numerusform>
            <numerusform>Show %Ln hidden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show %Ln trial(s) of searches</source>
        <translation>
            <numerusform>Show %Ln trial of searches</numerusform>
            <numerusform>Show %Ln trials of searches</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RunTableModel</name>
    <message numerus="yes">
        <source>%Ln run(s)</source>
        <translation>
            <numerusform>%Ln run</numerusform>
            <numerusform>%Ln runs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RunsPage</name>
    <message numerus="yes">
        <source>%Ln run(s)</source>
        <translation>
            <numerusform>%Ln run</numerusform>
            <numerusform>%Ln runs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SearchHead</name>
    <message numerus="yes">
        <source>%Ln failed</source>
        <translation>
            <numerusform>%Ln failed</numerusform>
            <numerusform>%Ln failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln skipped</source>
        <translation>
            <numerusform>%Ln skipped</numerusform>
            <numerusform>%Ln skipped</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SearchList</name>
    <message numerus="yes">
        <source>%Ln trial(s)</source>
        <translation>
            <numerusform>%Ln trial</numerusform>
            <numerusform>%Ln trials</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StageTimeline</name>
    <message numerus="yes">
        <source>%Ln epoch(s)</source>
        <translation>
            <numerusform>%Ln epoch</numerusform>
            <numerusform>%Ln epochs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StagesCard</name>
    <message numerus="yes">
        <source>%Ln epoch(s)</source>
        <translation>
            <numerusform>%Ln epoch</numerusform>
            <numerusform>%Ln epochs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TickedCard</name>
    <message numerus="yes">
        <source>%Ln run(s) ticked</source>
        <translation>
            <numerusform>%Ln run ticked</numerusform>
            <numerusform>%Ln runs ticked</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TickedWork</name>
    <message numerus="yes">
        <source>Figures of %Ln run(s) written. Start TensorBoard with {command}</source>
        <translation>
            <numerusform>Figures of %Ln run written. Start TensorBoard with {command}</numerusform>
            <numerusform>Figures of %Ln runs written. Start TensorBoard with {command}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ToolsCard</name>
    <message numerus="yes">
        <source>%Ln image(s) written into {folder}.</source>
        <translation>
            <numerusform>%Ln image written into {folder}.</numerusform>
            <numerusform>%Ln images written into {folder}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) could not be read:</source>
        <translation>
            <numerusform>%Ln file could not be read:</numerusform>
            <numerusform>%Ln files could not be read:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TrainLongerDialog</name>
    <message numerus="yes">
        <source>%Ln epoch(s) are trained.</source>
        <translation>
            <numerusform>%Ln epoch are trained.</numerusform>
            <numerusform>%Ln epochs are trained.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln planned epoch(s) left.</source>
        <translation>
            <numerusform>%Ln planned epoch left.</numerusform>
            <numerusform>%Ln planned epochs left.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TwinsCard</name>
    <message numerus="yes">
        <source>%Ln image(s) of the next training would be in another part as well.</source>
        <translation>
            <numerusform>%Ln image of the next training would be in another part as well.</numerusform>
            <numerusform>%Ln images of the next training would be in another part as well.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WeightsCard</name>
    <message numerus="yes">
        <source>%Ln file(s) copied</source>
        <translation>
            <numerusform>%Ln file copied</numerusform>
            <numerusform>%Ln files copied</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln there already</source>
        <translation>
            <numerusform>%Ln there already</numerusform>
            <numerusform>%Ln there already</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln unknown</source>
        <translation>
            <numerusform>%Ln unknown</numerusform>
            <numerusform>%Ln unknown</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WindowActions</name>
    <message numerus="yes">
        <source>Folder scanned: %Ln image(s)</source>
        <translation>
            <numerusform>Folder scanned: %Ln image</numerusform>
            <numerusform>Folder scanned: %Ln images</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_ClassModel</name>
    <message numerus="yes">
        <source>%Ln image(s)</source>
        <translation>
            <numerusform>%Ln image</numerusform>
            <numerusform>%Ln images</numerusform>
        </translation>
    </message>
</context>
</TS>
