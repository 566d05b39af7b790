"""`argmap serve`: pages that follow their files, and acts of a person that are written to them.

`library` keeps the documents warm, `site` answers requests, `gate` decides who may ask, `watching`
says when to look at the disk again. The only folder that imports starlette, uvicorn and watchfiles.
"""
