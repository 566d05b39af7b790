"""Files of other tools, made up, with all that their formats have."""

MICROTEXT = """<?xml version='1.0' encoding='UTF-8'?>
<arggraph id="m1" topic_id="night_trams" stance="pro">
  <edu id="e1"><![CDATA[Night trams should run.]]></edu>
  <edu id="e2"><![CDATA[Some say nobody rides them,]]></edu>
  <edu id="e3"><![CDATA[but the counts were made in winter,]]></edu>
  <edu id="e4"><![CDATA[when the line was closed.]]></edu>
  <edu id="e5"><![CDATA[And nurses come home by them.]]></edu>
  <joint id="j1"/>
  <adu id="a1" type="pro"/>
  <adu id="a2" type="opp"/>
  <adu id="a3" type="pro"/>
  <adu id="a5" type="pro"/>
  <edge id="c1" src="e1" trg="a1" type="seg"/>
  <edge id="c2" src="e2" trg="a2" type="seg"/>
  <edge id="c3" src="e3" trg="j1" type="seg"/>
  <edge id="c4" src="e4" trg="j1" type="seg"/>
  <edge id="c6" src="j1" trg="a3" type="seg"/>
  <edge id="c7" src="e5" trg="a5" type="seg"/>
  <edge id="c8" src="a2" trg="a1" type="reb"/>
  <edge id="c9" src="a3" trg="c8" type="und"/>
  <edge id="c10" src="a5" trg="a1" type="sup"/>
</arggraph>
"""
SADFACE = """{"metadata": {"core": {"id": "d", "title": "Trams at night"}}, "resources": [],
 "nodes": [
  {"id": "1", "type": "atom", "text": "Night trams should run."},
  {"id": "2", "type": "atom", "text": "Nurses come home by them."},
  {"id": "3", "type": "atom", "text": "The line loses money."},
  {"id": "s", "type": "scheme", "name": "support"},
  {"id": "c", "type": "scheme", "name": "conflict"}],
 "edges": [
  {"id": "e1", "source_id": "2", "target_id": "s"}, {"id": "e2", "source_id": "s", "target_id": "1"},
  {"id": "e3", "source_id": "1", "target_id": "c"}, {"id": "e4", "source_id": "c", "target_id": "3"}]}
"""
KIALO = """Discussion Title: Should trams run at night?

1. Trams should run at night.
1.1. Pro: Nurses come home by them.
1.1.1. Con: Most nurses drive.
1.2. Con: The line loses money.
1.3. Pro: -> See 1.1.
"""
LABEL_STUDIO = """[{"id": 1, "data": {"text": "🚋 Night trams should run. Nurses need them. The line loses money."},
 "annotations": [{"result": [
  {"id": "a", "from_name": "l", "to_name": "text", "type": "labels",
   "value": {"start": 3, "end": 26, "text": "Night trams should run.", "labels": ["Claim"]}},
  {"id": "b", "from_name": "l", "to_name": "text", "type": "labels",
   "value": {"start": 27, "end": 44, "text": "Nurses need them.", "labels": ["Premise"]},
   "meta": {"text": ["see the roster"]}},
  {"id": "c", "from_name": "l", "to_name": "text", "type": "labels",
   "value": {"start": 45, "end": 66, "text": "The line loses money.", "labels": ["Objection"]}},
  {"from_id": "b", "to_id": "a", "type": "relation", "direction": "right", "labels": ["supports"]},
  {"from_id": "c", "to_id": "a", "type": "relation", "direction": "right", "labels": ["attacks"]},
  {"from_id": "c", "to_id": "b", "type": "relation", "direction": "right", "labels": ["see also"]}
 ]}]}]
"""
AIF = """{"nodes": [
 {"nodeID": "1", "text": "Night trams should run.", "type": "I"},
 {"nodeID": "2", "text": "Nurses come home by them.", "type": "I"},
 {"nodeID": "3", "text": "Most nurses drive.", "type": "I"},
 {"nodeID": "4", "text": "Default Inference", "type": "RA"},
 {"nodeID": "5", "text": "Default Conflict", "type": "CA"},
 {"nodeID": "6", "text": "Default Rephrase", "type": "MA"}],
 "edges": [
 {"edgeID": "1", "fromID": "2", "toID": "4"}, {"edgeID": "2", "fromID": "4", "toID": "1"},
 {"edgeID": "3", "fromID": "3", "toID": "5"}, {"edgeID": "4", "fromID": "5", "toID": "4"},
 {"edgeID": "5", "fromID": "3", "toID": "6"}, {"edgeID": "6", "fromID": "6", "toID": "2"}]}
"""
ARGDOWN = """# Trams

[run]: Night trams should run.
  + [nurses]: Nurses come home by them.
    - Most nurses drive.
  - <money>: The line loses money.

<from-nurses>

(1) [nurses]
(2) What nurses need should run.
-- position to know --
(3) [run]
  <_ [nurses-drive]: Nurses are one rider in ten.
"""
BRAT = (
    "T1\tMajorClaim 0 23\tNight trams should run.\n"
    "T2\tPremise 24 49\tNurses come home by them.\n"
    "R1\tsupports Arg1:T2 Arg2:T1\n"
    "#1\tAnnotatorNotes T2\tasked twice: yes\n"
    "E1\tSomething:T1\n"
)
BRAT_TEXT = "Night trams should run. Nurses come home by them.\n"
