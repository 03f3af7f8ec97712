<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>Ctl</name>
    <message>
        <source>There is something at %1 already.</source>
        <translation>%1 处已有文件或数据。</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>未作任何改动。</translation>
    </message>
    <message>
        <source>Name another place, or, to restore over a database, add --replace.</source>
        <translation>请另指定位置；如要覆盖现有数据库，请加 --replace。</translation>
    </message>
    <message>
        <source>A server has %1 open.</source>
        <translation>服务器正在使用 %1。</translation>
    </message>
    <message>
        <source>Stop the server first.</source>
        <translation>请先停止服务器。</translation>
    </message>
    <message>
        <source>The file is no whole backup; nothing was changed.</source>
        <translation>该文件不是完整的备份；未作任何改动。</translation>
    </message>
    <message>
        <source>Use another backup.</source>
        <translation>请改用另一份备份。</translation>
    </message>
    <message>
        <source>Copies the database, as it stands at one moment, into one file that either engine can be restored from. The server may run meanwhile. The file holds the digests of passwords: keep it as you keep the database.</source>
        <translation>将数据库某一时刻的状态备份为一个文件，两种数据库引擎均可由它恢复。备份时服务器可以照常运行。文件含口令摘要，请与数据库同等保管。</translation>
    </message>
    <message>
        <source>The new file.</source>
        <translation>新建的备份文件。</translation>
    </message>
    <message>
        <source>It is not said where the backup shall go.</source>
        <translation>未指定备份文件的位置。</translation>
    </message>
    <message>
        <source>Give --to FILE.</source>
        <translation>请给出 --to FILE。</translation>
    </message>
    <message>
        <source>The backup was not made.</source>
        <translation>备份未完成。</translation>
    </message>
    <message>
        <source>Backed up to %1; every table was read again and is the same.</source>
        <translation>已备份到 %1；已重新读取每张表并核对一致。</translation>
    </message>
    <message>
        <source>Makes the database anew from a backup. Everybody signs in again, and every workstation syncs anew; what they have not sent yet they keep. Stop the server first.</source>
        <translation>由备份重建数据库。所有人须重新登录，所有工作站重新同步；尚未发送的操作予以保留。请先停止服务器。</translation>
    </message>
    <message>
        <source>The backup.</source>
        <translation>备份文件。</translation>
    </message>
    <message>
        <source>Replace a database that holds data. An SQLite file stays beside the new one; rows in PostgreSQL are gone.</source>
        <translation>替换已有数据的数据库。原 SQLite 文件保留在新文件旁；PostgreSQL 中原有的行将被清除。</translation>
    </message>
    <message>
        <source>It is not said which backup is meant.</source>
        <translation>未指定备份文件。</translation>
    </message>
    <message>
        <source>Give --from FILE.</source>
        <translation>请给出 --from FILE。</translation>
    </message>
    <message>
        <source>The backup was not restored.</source>
        <translation>备份未恢复。</translation>
    </message>
    <message>
        <source>Restored %1 from the backup of %2; every table was read again and is the same.</source>
        <translation>已由 %2 的备份恢复 %1；已重新读取每张表并核对一致。</translation>
    </message>
    <message>
        <source>make a new server: certificates, configuration, database, first administrators</source>
        <translation>新建服务器：证书、配置、数据库、首批管理员</translation>
    </message>
    <message>
        <source>bring the database to this program&apos;s schema</source>
        <translation>将数据库升级到本程序的结构版本</translation>
    </message>
    <message>
        <source>add, list, reset, disable and enable accounts; list and revoke their sessions</source>
        <translation>新增、列出、重置、停用、启用账号；列出和撤销会话</translation>
    </message>
    <message>
        <source>copy the database into one file</source>
        <translation>将数据库备份为一个文件</translation>
    </message>
    <message>
        <source>make the database anew from a backup</source>
        <translation>由备份重建数据库</translation>
    </message>
    <message>
        <source>count and digest every table, and check that the books agree</source>
        <translation>统计每张表的行数和摘要，并核对账目是否一致</translation>
    </message>
    <message>
        <source>fill an empty database with a made-up city</source>
        <translation>向空数据库装入虚构城市的演示数据</translation>
    </message>
    <message>
        <source>The database or the disk refused; nothing was changed.</source>
        <translation>数据库或磁盘拒绝了操作；未作任何改动。</translation>
    </message>
    <message>
        <source>Check that the database runs, that the disk has room and that you may write there.</source>
        <translation>请检查数据库是否运行、磁盘是否有空间、是否有写入权限。</translation>
    </message>
    <message>
        <source>The database is not of this program&apos;s version; nothing was changed.</source>
        <translation>数据库与本程序的版本不符；未作任何改动。</translation>
    </message>
    <message>
        <source>For an older database run `yunhengctl migrate`; for a newer one use the newer program.</source>
        <translation>数据库较旧时请运行 `yunhengctl migrate`；较新时请使用新版程序。</translation>
    </message>
    <message>
        <source>The name is taken; nothing was changed.</source>
        <translation>名称已被占用；未作任何改动。</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>请另取名称。</translation>
    </message>
    <message>
        <source>There is nothing of that name; nothing was changed.</source>
        <translation>没有该名称的对象；未作任何改动。</translation>
    </message>
    <message>
        <source>See what there is with `yunhengctl user list`.</source>
        <translation>可用 `yunhengctl user list` 查看现有账号。</translation>
    </message>
    <message>
        <source>A value breaks a rule; nothing was changed.</source>
        <translation>有一项值不符合规定；未作任何改动。</translation>
    </message>
    <message>
        <source>Give another value and try again.</source>
        <translation>请改正后重试。</translation>
    </message>
    <message>
        <source>It is there already; nothing was changed.</source>
        <translation>对象已经存在；未作任何改动。</translation>
    </message>
    <message>
        <source>Use what is there, or name another place.</source>
        <translation>请使用现有对象，或另指定位置。</translation>
    </message>
    <message>
        <source>The command did not finish.</source>
        <translation>命令未完成。</translation>
    </message>
    <message>
        <source>Read the detail in brackets and the log above.</source>
        <translation>请查看方括号中的说明和上方的日志。</translation>
    </message>
    <message>
        <source>Nothing was done.</source>
        <translation>未执行任何操作。</translation>
    </message>
    <message>
        <source>There is no scale &quot;%1&quot;.</source>
        <translation>没有规模“%1”。</translation>
    </message>
    <message>
        <source>Give --scale city or --scale small.</source>
        <translation>请给出 --scale city 或 --scale small。</translation>
    </message>
    <message>
        <source>--with-accounts and --password-file belong together.</source>
        <translation>--with-accounts 与 --password-file 须同时使用。</translation>
    </message>
    <message>
        <source>Give both or neither.</source>
        <translation>请同时给出，或都不给。</translation>
    </message>
    <message>
        <source>The accounts&apos; password is not good enough.</source>
        <translation>演示账号的口令强度不够。</translation>
    </message>
    <message>
        <source>Fills an empty database with a made-up city. The same scale, number and seed give the same rows. Stop the server first.</source>
        <translation>向空数据库装入虚构城市的演示数据。规模、数量和种子相同则数据相同。请先停止服务器。</translation>
    </message>
    <message>
        <source>Another number of resources, up to 1,000,000; relations in proportion.</source>
        <translation>另定资源数量，最多 1000000；关联按比例增减。</translation>
    </message>
    <message>
        <source>Another city.</source>
        <translation>另一座虚构城市。</translation>
    </message>
    <message>
        <source>The first line is the password of those accounts.</source>
        <translation>文件第一行为这些账号的口令。</translation>
    </message>
    <message>
        <source>%1 s: %2 of %3 rows of %4</source>
        <translation>%1 秒：%4 已写入 %2 行，共 %3 行</translation>
    </message>
    <message>
        <source>The database holds records of &quot;%1&quot; already.</source>
        <translation>数据库中已有“%1”的记录。</translation>
    </message>
    <message>
        <source>A made-up city belongs into an empty database; nothing was changed.</source>
        <translation>演示数据只能装入空数据库；未作任何改动。</translation>
    </message>
    <message>
        <source>Make another database with `yunhengctl init`.</source>
        <translation>请用 `yunhengctl init` 另建数据库。</translation>
    </message>
    <message>
        <source>The city was not loaded.</source>
        <translation>演示数据未装入。</translation>
    </message>
    <message>
        <source>The city was loaded, its accounts were not added.</source>
        <translation>演示数据已装入，但试用账号未增加。</translation>
    </message>
    <message>
        <source>The password of %1 is not good enough.</source>
        <translation>%1 的口令强度不够。</translation>
    </message>
    <message>
        <source>Two administrators have the same password.</source>
        <translation>有两名管理员的口令相同。</translation>
    </message>
    <message>
        <source>They would not be separated; nothing was made.</source>
        <translation>这样无法做到三权分立；未新建任何内容。</translation>
    </message>
    <message>
        <source>Give each their own.</source>
        <translation>请为每人设置各自的口令。</translation>
    </message>
    <message>
        <source>The password file has %1 lines.</source>
        <translation>口令文件有 %1 行。</translation>
    </message>
    <message>
        <source>Write one line for the first administrator, or three for all.</source>
        <translation>请写一行（首位管理员），或三行（全部管理员）。</translation>
    </message>
    <message>
        <source>A server is ready in %1.</source>
        <translation>服务器已在 %1 就绪。</translation>
    </message>
    <message>
        <source>Fingerprint of its authority, to be compared at each workstation&apos;s first sign-in:</source>
        <translation>根证书指纹，各工作站首次登录时须核对：</translation>
    </message>
    <message>
        <source>%1 cannot sign in before `yunhengctl user reset %1`.</source>
        <translation>运行 `yunhengctl user reset %1` 之前，%1 不能登录。</translation>
    </message>
    <message>
        <source>Start it with: yunheng-server --config %1/%2</source>
        <translation>启动命令：yunheng-server --config %1/%2</translation>
    </message>
    <message>
        <source>It is not said where the server shall live.</source>
        <translation>未指定服务器目录。</translation>
    </message>
    <message>
        <source>Give --dir DIR.</source>
        <translation>请给出 --dir DIR。</translation>
    </message>
    <message>
        <source>--database is for PostgreSQL here.</source>
        <translation>此处 --database 只用于 PostgreSQL。</translation>
    </message>
    <message>
        <source>Give postgres://user@host:port/name, or leave it out for SQLite in the folder.</source>
        <translation>请给出 postgres://user@host:port/name；不给则在目录中使用 SQLite。</translation>
    </message>
    <message>
        <source>Makes a new server: a private certificate authority, the server&apos;s certificate, its configuration, the database, and three separated administrators (sysadmin, secadmin, auditadmin). There are no default passwords: sysadmin&apos;s is asked for.</source>
        <translation>新建服务器：私有根证书、服务器证书、配置、数据库，以及三权分立的三名管理员（sysadmin、secadmin、auditadmin）。没有默认口令，sysadmin 的口令现场设置。</translation>
    </message>
    <message>
        <source>The server&apos;s folder; made here, or empty.</source>
        <translation>服务器目录；由本命令新建，或为空目录。</translation>
    </message>
    <message>
        <source>Host names and addresses that workstations reach the server by, with commas between; localhost is always among them.</source>
        <translation>工作站访问服务器所用的主机名和地址，以逗号分隔；始终包含 localhost。</translation>
    </message>
    <message>
        <source>The address to listen on; 0.0.0.0 for the network.</source>
        <translation>监听地址；0.0.0.0 表示对网络开放。</translation>
    </message>
    <message>
        <source>The port to listen on.</source>
        <translation>监听端口。</translation>
    </message>
    <message>
        <source>postgres://user@host:port/name (password: environment variable PGPASSWORD) instead of SQLite in the folder.</source>
        <translation>以 postgres://user@host:port/name 代替目录中的 SQLite（口令取自环境变量 PGPASSWORD）。</translation>
    </message>
    <message>
        <source>Do not ask: the first line is sysadmin&apos;s password; two more lines, if there are, are secadmin&apos;s and auditadmin&apos;s. They must be changed at the first sign-in.</source>
        <translation>不现场询问：第一行为 sysadmin 的口令；如另有两行，依次为 secadmin 和 auditadmin 的口令。首次登录时须修改。</translation>
    </message>
    <message>
        <source>There is a server in %1 already; nothing was changed.</source>
        <translation>%1 中已有服务器；未作任何改动。</translation>
    </message>
    <message>
        <source>The folder %1 is not empty.</source>
        <translation>目录 %1 不为空。</translation>
    </message>
    <message>
        <source>A server&apos;s folder holds nothing else; nothing was made.</source>
        <translation>服务器目录不得存放其他内容；未新建任何内容。</translation>
    </message>
    <message>
        <source>Name another folder.</source>
        <translation>请另指定目录。</translation>
    </message>
    <message>
        <source>The server was not made.</source>
        <translation>服务器未建成。</translation>
    </message>
    <message>
        <source>Exit codes: 0 done, 1 the command failed, 2 it was called wrongly.</source>
        <translation>退出码：0 完成，1 命令失败，2 用法错误。</translation>
    </message>
    <message>
        <source>Usage: yunhengctl COMMAND [OPTIONS]</source>
        <translation>用法：yunhengctl 命令 [选项]</translation>
    </message>
    <message>
        <source>Commands:</source>
        <translation>命令：</translation>
    </message>
    <message>
        <source>`yunhengctl COMMAND --help` tells more about one command.</source>
        <translation>`yunhengctl 命令 --help` 查看该命令的说明。</translation>
    </message>
    <message>
        <source>Show this text.</source>
        <translation>显示本说明。</translation>
    </message>
    <message>
        <source>Usage: yunhengctl %1 [OPTIONS]</source>
        <translation>用法：yunhengctl %1 [选项]</translation>
    </message>
    <message>
        <source>See the options with `yunhengctl %1 --help`.</source>
        <translation>可用 `yunhengctl %1 --help` 查看选项。</translation>
    </message>
    <message>
        <source>No command was given.</source>
        <translation>未给出命令。</translation>
    </message>
    <message>
        <source>There is no command &quot;%1&quot;.</source>
        <translation>没有命令“%1”。</translation>
    </message>
    <message>
        <source>See the commands with `yunhengctl --help`.</source>
        <translation>可用 `yunhengctl --help` 查看命令。</translation>
    </message>
    <message>
        <source>Backed up to %1</source>
        <translation>已备份到 %1</translation>
    </message>
    <message>
        <source>Brings the database to this program&apos;s schema. An SQLite database is backed up beside itself first; for PostgreSQL make a backup with `yunhengctl backup` or pg_dump before.</source>
        <translation>将数据库升级到本程序的结构版本。SQLite 数据库会先在原处旁备份；PostgreSQL 请事先用 `yunhengctl backup` 或 pg_dump 备份。</translation>
    </message>
    <message>
        <source>The database %1 cannot be migrated.</source>
        <translation>数据库 %1 无法升级。</translation>
    </message>
    <message>
        <source>Has step %1</source>
        <translation>已具备步骤 %1</translation>
    </message>
    <message>
        <source>%1 is at schema %2</source>
        <translation>%1 的结构版本为 %2</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no option.</source>
        <translation>“%1”不是选项。</translation>
    </message>
    <message>
        <source>See the options with --help.</source>
        <translation>可用 --help 查看选项。</translation>
    </message>
    <message>
        <source>The server&apos;s configuration file; its database is used.</source>
        <translation>服务器的配置文件；使用其中的数据库。</translation>
    </message>
    <message>
        <source>sqlite:/path/to/file or postgres://user@host:port/name (password: environment variable PGPASSWORD).</source>
        <translation>sqlite:/文件路径 或 postgres://user@host:port/name（口令取自环境变量 PGPASSWORD）。</translation>
    </message>
    <message>
        <source>It is not said which database is meant.</source>
        <translation>未指定数据库。</translation>
    </message>
    <message>
        <source>Give either --config FILE or --database URL.</source>
        <translation>请给出 --config FILE 或 --database URL 之一。</translation>
    </message>
    <message>
        <source>--database cannot be used: %1.</source>
        <translation>--database 无法使用：%1。</translation>
    </message>
    <message>
        <source>Give sqlite:/path/to/file or postgres://user@host:port/name.</source>
        <translation>请给出 sqlite:/文件路径 或 postgres://user@host:port/name。</translation>
    </message>
    <message>
        <source>The configuration %1 cannot be used.</source>
        <translation>配置 %1 无法使用。</translation>
    </message>
    <message>
        <source>The database %1 cannot be opened.</source>
        <translation>数据库 %1 无法打开。</translation>
    </message>
    <message>
        <source>--%1 is &quot;%2&quot;.</source>
        <translation>--%1 的值为“%2”。</translation>
    </message>
    <message>
        <source>Give a whole number from %1 to %2.</source>
        <translation>请给出 %1 至 %2 的整数。</translation>
    </message>
    <message>
        <source>There is no terminal to ask for a password on.</source>
        <translation>没有可供输入口令的终端。</translation>
    </message>
    <message>
        <source>Name a file that only you can read with --password-file.</source>
        <translation>请用 --password-file 指定一个只有本人可读的文件。</translation>
    </message>
    <message>
        <source>Password for %1:</source>
        <translation>%1 的口令：</translation>
    </message>
    <message>
        <source>The same again:</source>
        <translation>请再输入一次：</translation>
    </message>
    <message>
        <source>No password was typed.</source>
        <translation>未输入口令。</translation>
    </message>
    <message>
        <source>The two passwords differ.</source>
        <translation>两次输入的口令不同。</translation>
    </message>
    <message>
        <source>Run the command again.</source>
        <translation>请重新运行命令。</translation>
    </message>
    <message>
        <source>The password file %1 cannot be read: %2.</source>
        <translation>口令文件 %1 无法读取：%2。</translation>
    </message>
    <message>
        <source>Check the path and its rights.</source>
        <translation>请检查路径和权限。</translation>
    </message>
    <message>
        <source>Others can read the password file %1.</source>
        <translation>他人可以读取口令文件 %1。</translation>
    </message>
    <message>
        <source>A password that others can read is none; nothing was changed.</source>
        <translation>他人可读的口令等于没有口令；未作任何改动。</translation>
    </message>
    <message>
        <source>Run `chmod 600 %1`, and choose another password if anybody may have seen it.</source>
        <translation>请运行 `chmod 600 %1`；如口令可能已被看到，请更换口令。</translation>
    </message>
    <message>
        <source>The password file %1 is empty.</source>
        <translation>口令文件 %1 为空。</translation>
    </message>
    <message>
        <source>Write one password a line into it.</source>
        <translation>请在其中每行写一个口令。</translation>
    </message>
    <message>
        <source>There is no role &quot;%1&quot;.</source>
        <translation>没有角色“%1”。</translation>
    </message>
    <message>
        <source>The roles are: %1.</source>
        <translation>可用角色：%1。</translation>
    </message>
    <message>
        <source>An account needs a role.</source>
        <translation>账号须有角色。</translation>
    </message>
    <message>
        <source>Give --roles with some of: %1.</source>
        <translation>请用 --roles 给出以下角色：%1。</translation>
    </message>
    <message>
        <source>--until is &quot;%1&quot;.</source>
        <translation>--until 的值为“%1”。</translation>
    </message>
    <message>
        <source>Give a day as 2027-06-30.</source>
        <translation>请按 2027-06-30 的格式给出日期。</translation>
    </message>
    <message>
        <source>The account %1 was not added.</source>
        <translation>账号 %1 未增加。</translation>
    </message>
    <message>
        <source>Added %1; the password must be changed at the first sign-in.</source>
        <translation>已增加 %1；首次登录时须修改口令。</translation>
    </message>
    <message>
        <source>The accounts cannot be read.</source>
        <translation>账号无法读取。</translation>
    </message>
    <message>
        <source>disabled</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>locked until %1</source>
        <translation>锁定至 %1</translation>
    </message>
    <message>
        <source>must change the password</source>
        <translation>须修改口令</translation>
    </message>
    <message>
        <source>valid until %1</source>
        <translation>有效期至 %1</translation>
    </message>
    <message>
        <source>units: %1</source>
        <translation>单位数：%1</translation>
    </message>
    <message>
        <source>The password of %1 was not reset.</source>
        <translation>%1 的口令未重置。</translation>
    </message>
    <message>
        <source>Reset; it must be changed at the next sign-in, and every session of %1 has ended.</source>
        <translation>已重置；%1 下次登录时须修改口令，其所有会话已结束。</translation>
    </message>
    <message>
        <source>%1 was not disabled.</source>
        <translation>%1 未停用。</translation>
    </message>
    <message>
        <source>Disabled %1; every session has ended.</source>
        <translation>已停用 %1；其所有会话已结束。</translation>
    </message>
    <message>
        <source>%1 was not enabled.</source>
        <translation>%1 未启用。</translation>
    </message>
    <message>
        <source>Enabled %1.</source>
        <translation>已启用 %1。</translation>
    </message>
    <message>
        <source>%1 was not unlocked.</source>
        <translation>%1 未解锁。</translation>
    </message>
    <message>
        <source>Unlocked %1.</source>
        <translation>已解锁 %1。</translation>
    </message>
    <message>
        <source>The roles of %1 were not set.</source>
        <translation>%1 的角色未设置。</translation>
    </message>
    <message>
        <source>%1 is now: %2.</source>
        <translation>%1 现有角色：%2。</translation>
    </message>
    <message>
        <source>The sessions cannot be read.</source>
        <translation>会话无法读取。</translation>
    </message>
    <message>
        <source>The sessions of %1 were not ended.</source>
        <translation>%1 的会话未结束。</translation>
    </message>
    <message>
        <source>Every session of %1 has ended.</source>
        <translation>%1 的所有会话已结束。</translation>
    </message>
    <message>
        <source>Cares for accounts and their sessions. Passwords are asked for on the terminal or read from a file, never given here.</source>
        <translation>管理账号及其会话。口令在终端输入或从文件读取，不在命令行给出。</translation>
    </message>
    <message>
        <source>Role codes with commas between.</source>
        <translation>角色代码，以逗号分隔。</translation>
    </message>
    <message>
        <source>Ids of the units whose records the account sees, with commas between; * for all.</source>
        <translation>账号可见单位的编号，以逗号分隔；* 表示全部。</translation>
    </message>
    <message>
        <source>The last day on which the account can be used.</source>
        <translation>账号可用的最后一日。</translation>
    </message>
    <message>
        <source>The first line is the password.</source>
        <translation>文件第一行为口令。</translation>
    </message>
    <message>
        <source>See what it can do with `yunhengctl user --help`.</source>
        <translation>可用 `yunhengctl user --help` 查看用法。</translation>
    </message>
    <message>
        <source>It is not said what to do.</source>
        <translation>未说明要做什么。</translation>
    </message>
    <message>
        <source>`yunhengctl user` cannot &quot;%1&quot;.</source>
        <translation>`yunhengctl user` 没有“%1”操作。</translation>
    </message>
    <message>
        <source>`%1` was given %2 login names.</source>
        <translation>给 `%1` 的登录名有 %2 个。</translation>
    </message>
    <message>
        <source>%1: histories of records that are not there, or of revisions to come</source>
        <translation>%1：历史对应的记录不存在，或版本超前</translation>
    </message>
    <message>
        <source>%1: records whose last change is not in their history</source>
        <translation>%1：最后一次变更未入历史的记录</translation>
    </message>
    <message>
        <source>%1: changes in the feed without their record or their history</source>
        <translation>%1：变更流中缺少对应记录或历史的条目</translation>
    </message>
    <message>
        <source>%1: %2 that points nowhere</source>
        <translation>%1：%2 指向不存在的记录</translation>
    </message>
    <message>
        <source>applied commands without a trace in the history</source>
        <translation>已生效但历史中无痕迹的命令</translation>
    </message>
    <message>
        <source>refused commands that left a trace in the history</source>
        <translation>已拒绝但历史中留有痕迹的命令</translation>
    </message>
    <message>
        <source>passwords of accounts that are not there</source>
        <translation>所属账号不存在的口令</translation>
    </message>
    <message>
        <source>The books cannot be read.</source>
        <translation>账目无法读取。</translation>
    </message>
    <message>
        <source>WRONG %1: %2</source>
        <translation>有误 %1：%2</translation>
    </message>
    <message>
        <source>The database cannot be read.</source>
        <translation>数据库无法读取。</translation>
    </message>
    <message>
        <source>%1 checks found something wrong.</source>
        <translation>有 %1 项核对发现问题。</translation>
    </message>
    <message>
        <source>The database file is damaged.</source>
        <translation>数据库文件已损坏。</translation>
    </message>
    <message>
        <source>The database does not agree with itself.</source>
        <translation>数据库前后不一致。</translation>
    </message>
    <message>
        <source>Stop the server, keep this database aside, and restore the last good backup.</source>
        <translation>请停止服务器，另存此数据库，并由最近一份完好的备份恢复。</translation>
    </message>
    <message>
        <source>The books agree.</source>
        <translation>账目一致。</translation>
    </message>
    <message>
        <source>bring a CSV or XLSX file into the ledger</source>
        <translation>将 CSV 或 XLSX 文件导入台账</translation>
    </message>
    <message>
        <source>write records to a CSV or XLSX file</source>
        <translation>将记录导出为 CSV 或 XLSX 文件</translation>
    </message>
    <message>
        <source>--filter is &quot;%1&quot;.</source>
        <translation>--filter 的值为“%1”。</translation>
    </message>
    <message>
        <source>Give FIELD:OPERATOR:VALUE with the operators is, prefix, least, most, in, empty, filled.</source>
        <translation>请按 字段:运算:值 给出，运算为 is、prefix、least、most、in、empty、filled。</translation>
    </message>
    <message>
        <source>--language is &quot;%1&quot;.</source>
        <translation>--language 的值为“%1”。</translation>
    </message>
    <message>
        <source>Give en, zh, or names for the fields&apos; own names.</source>
        <translation>请给出 en、zh，或 names（字段代码）。</translation>
    </message>
    <message>
        <source>The file to write; one that is there is replaced.</source>
        <translation>导出文件；已有文件将被替换。</translation>
    </message>
    <message>
        <source>FIELD:OPERATOR:VALUE, for example state:is:in_use; may be given several times, and all must hold.</source>
        <translation>字段:运算:值，例如 state:is:in_use；可多次给出，须同时满足。</translation>
    </message>
    <message>
        <source>Of the headings and values: en, zh, or names for the fields&apos; own names.</source>
        <translation>表头和取值所用语言：en、zh，或 names（字段代码）。</translation>
    </message>
    <message>
        <source>It is not said where to.</source>
        <translation>未指定导出文件。</translation>
    </message>
    <message>
        <source>Call it as: yunhengctl export ENTITY --out FILE.</source>
        <translation>用法：yunhengctl export 类别 --out 文件。</translation>
    </message>
    <message>
        <source>%1 was not written.</source>
        <translation>%1 未写成。</translation>
    </message>
    <message>
        <source>%1 rows written to %2</source>
        <translation>已将 %1 行写入 %2</translation>
    </message>
    <message>
        <source>Row %1, %2: &quot;%3&quot; becomes &quot;%4&quot;.</source>
        <translation>第 %1 行，%2：“%3”改为“%4”。</translation>
    </message>
    <message>
        <source>%1 was not imported.</source>
        <translation>%1 未导入。</translation>
    </message>
    <message>
        <source>The file was refused; nothing was changed.</source>
        <translation>文件未被接受；未作任何改动。</translation>
    </message>
    <message>
        <source>Mend the file where the brackets say, and import it again.</source>
        <translation>请按方括号中的说明改正文件后重新导入。</translation>
    </message>
    <message>
        <source>The field that rows are found by; the number unless said.</source>
        <translation>用于查找记录的字段；默认为编号。</translation>
    </message>
    <message>
        <source>Rows whose key is found nowhere are new records.</source>
        <translation>主键查不到的行作为新记录。</translation>
    </message>
    <message>
        <source>Take 1.23457E+17 in a text for what it says.</source>
        <translation>文本中的 1.23457E+17 按原样接受。</translation>
    </message>
    <message>
        <source>Only say what would be done.</source>
        <translation>只预演，不作改动。</translation>
    </message>
    <message>
        <source>Write the rows that stay out, with the reason, to this file.</source>
        <translation>将未导入的行连同原因写入该文件。</translation>
    </message>
    <message>
        <source>One file is imported at a time.</source>
        <translation>每次导入一个文件。</translation>
    </message>
    <message>
        <source>Call it as: yunhengctl import ENTITY FILE.</source>
        <translation>用法：yunhengctl import 类别 文件。</translation>
    </message>
    <message>
        <source>%1 of %2 rows were rejected.</source>
        <translation>共 %2 行，退回 %1 行。</translation>
    </message>
    <message>
        <source>It was a dry run; nothing was changed.</source>
        <translation>本次为预演；未作任何改动。</translation>
    </message>
    <message>
        <source>The other rows are in the ledger.</source>
        <translation>其余各行已进入台账。</translation>
    </message>
    <message>
        <source>Mend the rejected rows (--rejects FILE writes them) and import them again.</source>
        <translation>请改正退回的行（用 --rejects FILE 导出）后重新导入。</translation>
    </message>
    <message>
        <source>It is not said for which account.</source>
        <translation>未指定账号。</translation>
    </message>
    <message>
        <source>Give --as LOGIN, an account of this database.</source>
        <translation>请给出 --as LOGIN，须为本数据库的账号。</translation>
    </message>
    <message>
        <source>The account %1 cannot be used.</source>
        <translation>账号 %1 不能使用。</translation>
    </message>
    <message>
        <source>The account that does it; its rights and units count.</source>
        <translation>执行操作的账号；以其权限和单位范围为准。</translation>
    </message>
    <message>
        <source>There is no kind of record &quot;%1&quot;.</source>
        <translation>没有记录类别“%1”。</translation>
    </message>
    <message>
        <source>The kinds are: %1.</source>
        <translation>可用类别：%1。</translation>
    </message>
    <message>
        <source>Row %1: %2.</source>
        <translation>第 %1 行：%2。</translation>
    </message>
    <message>
        <source>There is no field &quot;%1&quot;.</source>
        <translation>没有字段“%1”。</translation>
    </message>
    <message>
        <source>See the fields with --language names.</source>
        <translation>用 --language names 可查看字段名。</translation>
    </message>
    <message>
        <source>The fields to write, in their order, separated by commas; all unless said.</source>
        <translation>要写出的字段，按顺序以逗号分隔，默认全部。</translation>
    </message>
    <message>
        <source>Write names and phones of people whole; unless given they are masked (138****5678).</source>
        <translation>完整写出人员姓名和电话；默认脱敏（138****5678）。</translation>
    </message>
    <message>
        <source>%1 of %2 rows</source>
        <translation>%1 / %2 行</translation>
    </message>
    <message>
        <source>Row %1, %2: related to &quot;%3&quot;.</source>
        <translation>第 %1 行，%2：关联到“%3”。</translation>
    </message>
    <message>
        <source>The import was stopped after %1 rows.</source>
        <translation>导入在 %1 行后停止。</translation>
    </message>
    <message>
        <source>What was done stays done.</source>
        <translation>已导入的内容保留。</translation>
    </message>
    <message>
        <source>Import the same file again to do the rest; nothing is done twice.</source>
        <translation>请再次导入同一文件以完成其余部分，不会重复导入。</translation>
    </message>
    <message>
        <source>%1 relations were refused.</source>
        <translation>%1 条关联被拒绝。</translation>
    </message>
    <message>
        <source>Give leave or clear.</source>
        <translation>请填写 leave 或 clear。</translation>
    </message>
    <message>
        <source>--encoding is &quot;%1&quot;.</source>
        <translation>--encoding 的值是“%1”。</translation>
    </message>
    <message>
        <source>Give utf-8, gb18030, utf-16le or utf-16be.</source>
        <translation>请填写 utf-8、gb18030、utf-16le 或 utf-16be。</translation>
    </message>
    <message>
        <source>--separator is &quot;%1&quot;.</source>
        <translation>--separator 的值是“%1”。</translation>
    </message>
    <message>
        <source>Give comma, semicolon or tab.</source>
        <translation>请填写 comma、semicolon 或 tab。</translation>
    </message>
    <message>
        <source>HEADING=FIELD for a heading that the program does not know, HEADING=relation:depends_on for one of relations, HEADING= to leave a column out; may be given several times.</source>
        <translation>表头=字段，用于程序不认识的表头；表头=relation:depends_on 表示关联列；表头= 表示不导入该列。可重复给出。</translation>
    </message>
    <message>
        <source>A cell that means nothing; may be given several times. Unless given: -- and N/A. Give an empty one for none.</source>
        <translation>表示“无”的单元格内容，可重复给出；默认为 -- 和 N/A，给出空值表示没有占位符。</translation>
    </message>
    <message>
        <source>What such a cell does to a field that holds something: leave (unless said) or clear.</source>
        <translation>占位符遇到已有值的字段时：leave（默认，保留）或 clear（清空）。</translation>
    </message>
    <message>
        <source>What an empty cell does to a field that holds something: leave (unless said) or clear.</source>
        <translation>空单元格遇到已有值的字段时：leave（默认，保留）或 clear（清空）。</translation>
    </message>
    <message>
        <source>The sheet of a workbook; the first unless said. A sheet named 关联 or Relations beside it is read too.</source>
        <translation>工作簿中的工作表，默认第一张；同一工作簿中名为“关联”或 Relations 的工作表一并读取。</translation>
    </message>
    <message>
        <source>utf-8, gb18030, utf-16le or utf-16be, where the content does not tell.</source>
        <translation>内容无法判断编码时指定：utf-8、gb18030、utf-16le 或 utf-16be。</translation>
    </message>
    <message>
        <source>comma, semicolon or tab, where the first line does not tell.</source>
        <translation>首行无法判断分隔符时指定：comma、semicolon 或 tab。</translation>
    </message>
    <message>
        <source>Change nothing; write what ledger and file differ in, cell by cell, to this file. Its column &quot;accept&quot; says yes where only the file changed.</source>
        <translation>不做更改；将台账与文件的差异逐单元格写入此文件。仅文件有变化的，“accept”列为 yes。</translation>
    </message>
    <message>
        <source>Take over only what this file of differences accepts.</source>
        <translation>只采纳此差异文件中接受的内容。</translation>
    </message>
    <message>
        <source>The same source as it was last time; unless said, what was imported from it last.</source>
        <translation>同一来源上次的文件；默认为上次从该来源导入的内容。</translation>
    </message>
    <message>
        <source>Read files of this name the same way from now on.</source>
        <translation>今后同名文件按相同方式读取。</translation>
    </message>
    <message>
        <source>The folder where that is remembered; of the user&apos;s configuration unless said.</source>
        <translation>记忆所在的文件夹，默认在用户配置中。</translation>
    </message>
    <message>
        <source>Row %1: remark: %2.</source>
        <translation>第 %1 行：提示：%2。</translation>
    </message>
    <message>
        <source>attachments whose content is not there, or of another size</source>
        <translation>内容缺失或大小不符的附件</translation>
    </message>
    <message>
        <source>contents whose parts do not add up</source>
        <translation>分段不完整的附件内容</translation>
    </message>
    <message>
        <source>contents whose bytes are not what their digest says</source>
        <translation>与摘要不符的附件内容</translation>
    </message>
    <message>
        <source>The day &quot;%1&quot; is no date.</source>
        <translation>“%1”不是日期。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no figure from %2 to %3.</source>
        <translation>“%1”不是 %2 到 %3 之间的数值。</translation>
    </message>
    <message>
        <source>The day %1 stands in the file twice.</source>
        <translation>文件中 %1 重复。</translation>
    </message>
    <message>
        <source>Row %1: %2</source>
        <translation>第 %1 行：%2</translation>
    </message>
    <message>
        <source>No resource has the number &quot;%1&quot;.</source>
        <translation>没有编号为“%1”的资源。</translation>
    </message>
    <message>
        <source>What was done before stays done; the same file imported again does the rest.</source>
        <translation>已完成的部分保留；再次导入同一文件即可完成其余部分。</translation>
    </message>
    <message>
        <source>%1: refused: %2 (%3)</source>
        <translation>%1：被拒绝：%2（%3）</translation>
    </message>
    <message>
        <source>%1: a new draft</source>
        <translation>%1：新建草稿</translation>
    </message>
    <message>
        <source>%1: the draft was changed</source>
        <translation>%1：草稿已修改</translation>
    </message>
    <message>
        <source>The column &quot;%1&quot; names nothing; it was passed over.</source>
        <translation>列“%1”不对应任何内容，已略过。</translation>
    </message>
    <message>
        <source>%1 service items written to %2</source>
        <translation>%1 个服务项已写入 %2</translation>
    </message>
    <message>
        <source>%1 items were refused.</source>
        <translation>%1 个服务项被拒绝。</translation>
    </message>
    <message>
        <source>%1 rows were rejected.</source>
        <translation>%1 行被退回。</translation>
    </message>
    <message>
        <source>The other items are in the catalogue.</source>
        <translation>其余服务项已进入目录。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no moment.</source>
        <translation>“%1”不是时刻。</translation>
    </message>
    <message>
        <source>Give --until now, or one like 2026-11-22T18:00:00+08:00.</source>
        <translation>请用 --until now，或如 2026-11-22T18:00:00+08:00 的时刻。</translation>
    </message>
    <message>
        <source>city (300 units, 1,400 systems, 60,000 resources, 150,000 relations, 200,000 work orders) or small.</source>
        <translation>city（300 个单位、1,400 个系统、60,000 项资源、150,000 条关系、200,000 张工单）或 small。</translation>
    </message>
    <message>
        <source>Another number of work orders, up to 1,000,000; usually ten for three resources, up to 200,000.</source>
        <translation>另定工单数量，最多 1,000,000 张；默认每三项资源十张，最多 200,000 张。</translation>
    </message>
    <message>
        <source>The moment at which the work orders stand: &quot;now&quot;, or one like 2026-11-22T18:00:00+08:00, which is the usual one.</source>
        <translation>工单所处的时刻：now，或如 2026-11-22T18:00:00+08:00（默认）。</translation>
    </message>
    <message>
        <source>Add accounts to try it with, one for each role: demo.manager, demo.engineer, demo.desk, demo.leader, demo.quality, demo.user and more.</source>
        <translation>添加试用账号，每个角色一个：demo.manager、demo.engineer、demo.desk、demo.leader、demo.quality、demo.user 等。</translation>
    </message>
    <message>
        <source>%1 units, %2 systems, %3 people, %4 resources, %5 relations and %6 work orders in %7 s</source>
        <translation>%1 个单位、%2 个系统、%3 人、%4 项资源、%5 条关系、%6 张工单，用时 %7 秒</translation>
    </message>
    <message>
        <source>The service catalogue was not put into %1.</source>
        <translation>服务目录未能写入 %1。</translation>
    </message>
    <message>
        <source>%1 service items came into force</source>
        <translation>%1 个服务项已生效</translation>
    </message>
    <message>
        <source>make, list and take back the tokens with which monitoring calls in</source>
        <translation>生成、列出和收回监控接入所用的令牌</translation>
    </message>
    <message>
        <source>The hook tokens cannot be read.</source>
        <translation>无法读取接入令牌。</translation>
    </message>
    <message>
        <source>The hook token %1 was not made.</source>
        <translation>接入令牌 %1 未能生成。</translation>
    </message>
    <message>
        <source>Made the hook token %1. It is shown once; an earlier one of this name has ended.</source>
        <translation>已生成接入令牌 %1。令牌只显示这一次；同名的旧令牌已失效。</translation>
    </message>
    <message>
        <source>The hook token %1 was not taken back.</source>
        <translation>接入令牌 %1 未能收回。</translation>
    </message>
    <message>
        <source>The hook token %1 has ended.</source>
        <translation>接入令牌 %1 已失效。</translation>
    </message>
    <message>
        <source>Cares for the tokens with which other systems call in (POST /api/v1/hooks/alertmanager). A token opens its hook and nothing else.</source>
        <translation>管理其他系统接入所用的令牌（POST /api/v1/hooks/alertmanager）。令牌只能用于接入，不能用于其他操作。</translation>
    </message>
    <message>
        <source>See what it can do with `yunhengctl hook-token --help`.</source>
        <translation>用 `yunhengctl hook-token --help` 查看用法。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; cannot be the name of a hook token.</source>
        <translation>“%1”不能作接入令牌的名称。</translation>
    </message>
    <message>
        <source>Give letters, digits, dots and dashes, at most 40.</source>
        <translation>请用字母、数字、点和短横线，最多 40 个字符。</translation>
    </message>
    <message>
        <source>%1 cannot be read.</source>
        <translation>无法读取 %1。</translation>
    </message>
    <message>
        <source>Keys of people that are trusted, as `yunhengctl export keys` wrote them; else those beside what is checked.</source>
        <translation>可信的人员公钥，由 `yunhengctl export keys` 导出；不指定时采用被核验数据自带的公钥。</translation>
    </message>
    <message>
        <source>The public half of a server&apos;s key (seal.pem) that is trusted; may be given several times.</source>
        <translation>可信的服务端公钥（seal.pem），可多次指定。</translation>
    </message>
    <message>
        <source>%1 is no file of keys.</source>
        <translation>%1 不是公钥文件。</translation>
    </message>
    <message>
        <source>%1 is no public key.</source>
        <translation>%1 不是公钥。</translation>
    </message>
    <message>
        <source>Give a day as 2026-11-23.</source>
        <translation>请按 2026-11-23 的格式给出日期。</translation>
    </message>
    <message>
        <source>The changes cannot be read.</source>
        <translation>无法读取变更。</translation>
    </message>
    <message>
        <source>No change is asked for.</source>
        <translation>未指定变更。</translation>
    </message>
    <message>
        <source>Give --change NUMBER, or --from and --to.</source>
        <translation>请指定 --change 编号，或 --from 和 --to。</translation>
    </message>
    <message>
        <source>%1 changes with their evidence written to %2</source>
        <translation>已将 %1 项变更及其证据写入 %2</translation>
    </message>
    <message>
        <source>%1 keys written to %2</source>
        <translation>已将 %1 个公钥写入 %2</translation>
    </message>
    <message>
        <source>Of a bundle: the number or id of a change; may be given several times.</source>
        <translation>证据包：变更的编号或标识，可多次指定。</translation>
    </message>
    <message>
        <source>Of a bundle: changes submitted on this day or later.</source>
        <translation>证据包：当日及以后提交的变更。</translation>
    </message>
    <message>
        <source>Of a bundle: changes submitted on this day or earlier.</source>
        <translation>证据包：当日及以前提交的变更。</translation>
    </message>
    <message>
        <source>Of a bundle: the public half of the server&apos;s key (seal.pem); that of --config unless given.</source>
        <translation>证据包：服务端公钥（seal.pem）；不指定时用 --config 中的。</translation>
    </message>
    <message>
        <source>Call it as: yunhengctl export bundle --change NUMBER --out FILE, or yunhengctl export keys --out FILE.</source>
        <translation>用法：yunhengctl export bundle --change 编号 --out 文件，或 yunhengctl export keys --out 文件。</translation>
    </message>
    <message>
        <source>Fingerprint of the key with which it seals receipts of approvals (seal.pem):</source>
        <translation>签发审批回执所用密钥的指纹（seal.pem）：</translation>
    </message>
    <message>
        <source>The key with which the server seals receipts was not made.</source>
        <translation>未能生成服务端签发回执的密钥。</translation>
    </message>
    <message>
        <source>Made the key with which the server seals receipts of approvals: %1</source>
        <translation>已生成服务端签发审批回执的密钥：%1</translation>
    </message>
    <message>
        <source>WRONG %1 %2: %3</source>
        <translation>不符 %1 %2：%3</translation>
    </message>
    <message>
        <source>Checked: %1 changes, %2 decisions, %3 signatures of minutes, %4 keys, %5 attachments of decisions</source>
        <translation>已核验：变更 %1 项，意见 %2 条，会议纪要签名 %3 个，公钥 %4 个，意见所涉附件 %5 个</translation>
    </message>
    <message>
        <source>%1 things do not fit, in %2 records.</source>
        <translation>共 %2 条记录有 %1 处不符。</translation>
    </message>
    <message>
        <source>What is named above is not what was sealed, or never was.</source>
        <translation>上列内容与签章时不一致，或从未签章。</translation>
    </message>
    <message>
        <source>Keep this evidence aside as it is, and compare it with a backup or another copy.</source>
        <translation>请原样保全证据，并与备份或另一副本比对。</translation>
    </message>
    <message>
        <source>Every seal fits.</source>
        <translation>全部签章相符。</translation>
    </message>
    <message>
        <source>Only one half of whom to trust is given.</source>
        <translation>只指定了一半可信公钥。</translation>
    </message>
    <message>
        <source>Give both --keys and --server-key, or neither.</source>
        <translation>请同时指定 --keys 和 --server-key，或都不指定。</translation>
    </message>
    <message>
        <source>%1 is no whole bundle.</source>
        <translation>%1 不是完整的证据包。</translation>
    </message>
    <message>
        <source>It was altered or cut, or is something else; nothing of it can be relied on.</source>
        <translation>它被改动、截断，或不是证据包；其中内容均不可采信。</translation>
    </message>
    <message>
        <source>Get another copy from who exported it.</source>
        <translation>请向导出人另取一份。</translation>
    </message>
    <message>
        <source>Nobody but the bundle vouches for these keys; compare their fingerprints with people and server:</source>
        <translation>下列公钥仅由证据包自身提供，请与本人和服务端核对指纹：</translation>
    </message>
    <message>
        <source>(server)</source>
        <translation>（服务端）</translation>
    </message>
    <message>
        <source>It is not said which server&apos;s receipts are good.</source>
        <translation>未指定以哪个服务端的回执为准。</translation>
    </message>
    <message>
        <source>Give --server-key FILE, the seal.pem of the server&apos;s folder, or --config.</source>
        <translation>请指定 --server-key 文件（服务端目录中的 seal.pem），或 --config。</translation>
    </message>
    <message>
        <source>It is not said what to verify.</source>
        <translation>未指定核验对象。</translation>
    </message>
    <message>
        <source>work an evaluation out from the database</source>
        <translation>按数据库重新计算一次评价</translation>
    </message>
    <message>
        <source>write a form as a PDF, blank or of a record</source>
        <translation>将表单写成PDF，可空白，也可按记录填写</translation>
    </message>
    <message>
        <source>Works an evaluation out from the server&apos;s database and prints figures, score and digest. Ends with 1 where it was frozen with another digest.</source>
        <translation>按服务端数据库重新计算一次评价，输出数据、得分和摘要。与定稿摘要不一致时以 1 结束。</translation>
    </message>
    <message>
        <source>Number or id of the evaluation.</source>
        <translation>评价的编号或标识。</translation>
    </message>
    <message>
        <source>It is not said which evaluation.</source>
        <translation>未指明评价。</translation>
    </message>
    <message>
        <source>Call it as: yunhengctl evaluate PJ-000008.</source>
        <translation>用法：yunhengctl evaluate PJ-000008。</translation>
    </message>
    <message>
        <source>%1 was not evaluated.</source>
        <translation>%1 未能计算。</translation>
    </message>
    <message>
        <source>Score %1, grade %2</source>
        <translation>得分 %1，等级 %2</translation>
    </message>
    <message>
        <source>It was frozen with another digest: %1</source>
        <translation>定稿时的摘要不同：%1</translation>
    </message>
    <message>
        <source>Records of the period have changed since, or were not here yet when it was frozen.</source>
        <translation>定稿后该周期的记录有变动，或定稿时尚未到达本服务端。</translation>
    </message>
    <message>
        <source>Compare the figures with those of the frozen result; a correction is a new evaluation beside it.</source>
        <translation>请与定稿结果的数据比对；需要更正的，另建更正版评价。</translation>
    </message>
    <message>
        <source>Evaluation %1 with its evidence written to %2</source>
        <translation>评价 %1 及其证据已写入 %2</translation>
    </message>
    <message>
        <source>Of a bundle: the number or id of a frozen evaluation, in place of changes.</source>
        <translation>证据包：已定稿评价的编号或标识，代替变更。</translation>
    </message>
    <message>
        <source>There is no form &quot;%1&quot;.</source>
        <translation>没有表单“%1”。</translation>
    </message>
    <message>
        <source>The forms are: %1.</source>
        <translation>表单有：%1。</translation>
    </message>
    <message>
        <source>Call it as: yunhengctl print --all-blank --out-dir DIR.</source>
        <translation>用法：yunhengctl print --all-blank --out-dir 目录。</translation>
    </message>
    <message>
        <source>%1 cannot be made.</source>
        <translation>无法建立 %1。</translation>
    </message>
    <message>
        <source>%1 blank forms written to %2</source>
        <translation>已将 %1 种空白表单写到 %2</translation>
    </message>
    <message>
        <source>The record %1 cannot be read.</source>
        <translation>无法读取记录 %1。</translation>
    </message>
    <message>
        <source>There is no record &quot;%1&quot; that this account may see.</source>
        <translation>没有本账号可见的记录“%1”。</translation>
    </message>
    <message>
        <source>Give the number or the id of a record of the kind %1.</source>
        <translation>请给出 %1 类记录的编号或标识。</translation>
    </message>
    <message>
        <source>The print could not be entered in the register.</source>
        <translation>无法登记本次打印。</translation>
    </message>
    <message>
        <source>The form %1 is printed blank only.</source>
        <translation>表单 %1 只能空白打印。</translation>
    </message>
    <message>
        <source>Give --blank instead of --record.</source>
        <translation>请用 --blank 代替 --record。</translation>
    </message>
    <message>
        <source>%1 written, copy %2, short code %3</source>
        <translation>已写出 %1，第 %2 份，摘要码 %3</translation>
    </message>
    <message>
        <source>Prints a form to a PDF: yunhengctl print FORM --record NUMBER --out FILE --as LOGIN, or blank with --blank. `print --all-blank --out-dir DIR` writes every form blank. What is printed of a record is entered in the register of prints.</source>
        <translation>将表单打印成PDF：yunhengctl print 表单 --record 编号 --out 文件 --as 账号，或用 --blank 打印空白表单。`print --all-blank --out-dir 目录` 写出全部空白表单。按记录打印的，登记在打印登记中。</translation>
    </message>
    <message>
        <source>Number or id of the record that fills the form.</source>
        <translation>填入表单的记录的编号或标识。</translation>
    </message>
    <message>
        <source>The form without a record, to be filled in by hand; no database is asked.</source>
        <translation>不带记录的空白表单，供手工填写；不访问数据库。</translation>
    </message>
    <message>
        <source>Every form blank.</source>
        <translation>全部空白表单。</translation>
    </message>
    <message>
        <source>The folder to write them to.</source>
        <translation>写入的目录。</translation>
    </message>
    <message>
        <source>It is not said what to print.</source>
        <translation>没有说明打印什么。</translation>
    </message>
    <message>
        <source>Call it as: yunhengctl print FORM --record NUMBER --out FILE, or with --blank instead of --record.</source>
        <translation>用法：yunhengctl print 表单 --record 编号 --out 文件；或用 --blank 代替 --record。</translation>
    </message>
    <message>
        <source>%1 written</source>
        <translation>已写出 %1</translation>
    </message>
    <message>
        <source>Checked: evaluation %1, %2 sheets, %3 signatures, %4 files</source>
        <translation>已核验：评价 %1，评分单 %2 份，签章 %3 个，文件 %4 个</translation>
    </message>
    <message>
        <source>What is named above is not what was frozen, or never was.</source>
        <translation>以上所列与定稿内容不符，或从未定稿。</translation>
    </message>
    <message>
        <source>Worked out again from the inputs: %1 points, grade %2</source>
        <translation>按取数依据重新计算：%1 分，等级 %2</translation>
    </message>
    <message>
        <source>sheet %1</source>
        <translation>工作表 %1</translation>
    </message>
    <message>
        <source>row %1</source>
        <translation>第 %1 行</translation>
    </message>
    <message>
        <source>column %1</source>
        <translation>%1 列</translation>
    </message>
    <message>
        <source>%1 templates fit; a workbook holds one.</source>
        <translation>有 %1 个模板符合条件，一个工作簿只容一个。</translation>
    </message>
    <message>
        <source>Name one: --filter number:is:PM-000001, or --filter standing:is:in_force. A list of templates goes into a CSV file.</source>
        <translation>请指明一个：--filter number:is:PM-000001，或 --filter standing:is:in_force。模板清单请导出为 CSV 文件。</translation>
    </message>
    <message>
        <source>%1 version %2 written to %3</source>
        <translation>%1 第 %2 版已写入 %3</translation>
    </message>
    <message>
        <source>&quot;%1&quot; names nothing; it was passed over.</source>
        <translation>“%1”无对应内容，已略过。</translation>
    </message>
    <message>
        <source>%1 cells are not understood.</source>
        <translation>有 %1 个单元格无法识别。</translation>
    </message>
    <message>
        <source>Mend them and import the file again; half a template is none.</source>
        <translation>请改正后重新导入整个文件；模板不作部分导入。</translation>
    </message>
    <message>
        <source>Before it can come into force: %1 (%2)</source>
        <translation>生效前须处理：%1（%2）</translation>
    </message>
    <message>
        <source>Imports a CSV or XLSX file: yunhengctl import ENTITY FILE. The first row names the fields. Rows whose key is found are updated, rows without a key are new, and a key that is found nowhere is an error. Ends with 0 when every row was good, 2 when some were rejected, 1 when the file was refused; the last line is a summary as JSON. A file of utilisation has a row a resource and day: number, day, cpu_avg, cpu_peak, memory_avg, storage_avg, network_avg. A file of service items has a row a step, or is JSON; what differs from the version in force becomes a draft. So does a template of evaluation, a workbook of its sheets or JSON.</source>
        <translation>导入 CSV 或 XLSX 文件：yunhengctl import ENTITY FILE。首行为字段名。关键字找得到的行更新记录，没有关键字的行新建记录，关键字找不到的行报错。全部通过时返回 0，部分行被退回时返回 2，文件被拒绝时返回 1；最后一行是 JSON 格式的汇总。利用率文件每资源每日一行：number、day、cpu_avg、cpu_peak、memory_avg、storage_avg、network_avg。服务项文件每步骤一行，或为 JSON；与生效版本不同的内容成为草稿。评价模板同此处理，文件为多工作表的工作簿或 JSON。</translation>
    </message>
    <message>
        <source>Exports records: yunhengctl export ENTITY --out FILE. A name that ends in .xlsx makes a workbook, any other a CSV file. Imported again, the file changes nothing. Service items are written with a row a step, or as JSON where the name ends in .json; one template of evaluation (--filter) as a workbook of its sheets or as JSON. `export bundle` writes changes with their decisions, seals, receipts, keys and attachments, to be checked anywhere; `export keys` the public keys of people. `export package --package DC-000001 --as LOGIN` puts the record that a data handover names into a bundle and its digest into the request, to be approved by two; once they have, the same with --out FILE writes the package and hands it over.</source>
        <translation>导出记录：yunhengctl export 实体 --out 文件。文件名以 .xlsx 结尾时生成工作簿，否则生成 CSV 文件。原样导入不会产生改动。服务项按一步一行写出，文件名以 .json 结尾时写成 JSON；单个评价模板（--filter）写成多工作表的工作簿或 JSON。`export bundle` 导出变更及其意见、签章、回执、公钥和附件，可在任何地方核验；`export keys` 导出人员公钥。`export package --package DC-000001 --as 账号` 将数据对外提供单所指的记录制成证据包，并把摘要写入申请，待两人审批；审批通过后加 --out 文件，写出移交包并办理移交。</translation>
    </message>
    <message>
        <source>Of a package: the number or id of the data handover.</source>
        <translation>移交包：数据对外提供单的编号或标识。</translation>
    </message>
    <message>
        <source>%1 was not prepared.</source>
        <translation>%1 未能备好。</translation>
    </message>
    <message>
        <source>%1 is prepared already; nothing has changed since.</source>
        <translation>%1 已备好，此后没有变化。</translation>
    </message>
    <message>
        <source>%1 is prepared: %2 bytes, to be approved by the service or the managing party, and for security</source>
        <translation>%1 已备好：%2 字节，待服务经理或管理方审批，并经安全审批</translation>
    </message>
    <message>
        <source>%1 written to %2, to be used by %3 until %4</source>
        <translation>%1 已写入 %2，由 %3 使用至 %4</translation>
    </message>
    <message>
        <source>It is not said which handover.</source>
        <translation>未说明是哪张数据对外提供单。</translation>
    </message>
    <message>
        <source>Call it as: yunhengctl export package --package NUMBER --as LOGIN, and with --out FILE once it is approved.</source>
        <translation>用法：yunhengctl export package --package 编号 --as 账号；审批通过后加 --out 文件。</translation>
    </message>
    <message>
        <source>The data handover %1 cannot be used.</source>
        <translation>数据对外提供单 %1 不能使用。</translation>
    </message>
    <message>
        <source>Counts and digests every table as it stands at one moment, and checks that rows, histories, receipts, feed and references agree. Reads only; the server may run meanwhile. `verify database` checks every seal, receipt and digest of changes and meetings instead, `verify change BG-000017` and `verify decision BG-000017#1` those of one, `verify bundle FILE` an exported bundle, for which neither database nor network is needed, and `verify package FILE` a package of data that was handed over, also whether it may still be used.</source>
        <translation>对同一时刻的各表计数并求摘要，核对记录、历史、回执、变更流和引用是否一致。只读；期间服务端可以运行。`verify database` 改为核验变更和会议的全部签章、回执和摘要，`verify change BG-000017`、`verify decision BG-000017#1` 核验单个变更或单条意见，`verify bundle 文件` 核验导出的证据包，不需要数据库和网络；`verify package 文件` 核验收到的移交包，并说明是否仍在使用期限内。</translation>
    </message>
    <message>
        <source>%1 could be used until %2.</source>
        <translation>%1 只能使用到 %2。</translation>
    </message>
    <message>
        <source>It is whole, but its time is over.</source>
        <translation>资料包完整，但已过使用期限。</translation>
    </message>
    <message>
        <source>Delete it, or ask who handed it over for another.</source>
        <translation>请删除，或向移交方另行申请。</translation>
    </message>
    <message>
        <source>%1 is no whole package.</source>
        <translation>%1 不是完整的移交包。</translation>
    </message>
    <message>
        <source>Get another copy from who handed it over.</source>
        <translation>请向移交方另取一份。</translation>
    </message>
    <message>
        <source>Purpose: %1</source>
        <translation>用途：%1</translation>
    </message>
    <message>
        <source>Scope: %1</source>
        <translation>范围：%1</translation>
    </message>
    <message>
        <source>Receiver: %1</source>
        <translation>接收单位：%1</translation>
    </message>
    <message>
        <source>Requested by %1, approved by %2, for security by %3</source>
        <translation>申请人 %1，审批人 %2，安全审批人 %3</translation>
    </message>
    <message>
        <source>To be used until %1</source>
        <translation>使用期限至 %1</translation>
    </message>
    <message>
        <source>Holds %1, %2 bytes</source>
        <translation>内含 %1，%2 字节</translation>
    </message>
    <message>
        <source>Scored by template %1 (%2), calendar %3, service levels %4, rules %5</source>
        <translation>评分依据：模板 %1（%2），日历 %3，服务级别 %4，规则 %5</translation>
    </message>
    <message>
        <source>The package is whole. Compare its digest with the one on the printed F26:</source>
        <translation>移交包完整。请将其摘要与纸质审批单（F26）上的摘要比对：</translation>
    </message>
    <message>
        <source>Call it as: verify database, verify change BG-000017, verify decision BG-000017#1, verify bundle FILE, or verify package FILE.</source>
        <translation>用法：verify database、verify change BG-000017、verify decision BG-000017#1、verify bundle 文件或 verify package 文件。</translation>
    </message>
</context>
</TS>
